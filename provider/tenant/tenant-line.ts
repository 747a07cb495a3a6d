/** Where a tenant is: in a file, behind an emulator of Microsoft Graph, or real, through Graph or through PowerShell. */
export type TenantPlace = { readonly file: string } | { readonly emulator: string } | "graph" | "powershell";

/** Says in a few words which tenant this is, as in `Contoso (<id>), emulator at http://127.0.0.1:8080`. */
export function tenantLine({ name, id }: { readonly name: string; readonly id: string }, place: TenantPlace): string {
    const which = `${name} (${id})`;
    if (place === "graph") return `${which}, a real tenant`;
    if (place === "powershell") return `${which}, a real tenant through PowerShell`;
    return "file" in place ? `${which}, embedded (${place.file})` : `${which}, emulator at ${place.emulator}`;
}
