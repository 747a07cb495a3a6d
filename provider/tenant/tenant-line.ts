import { plainLine, plainText } from "../messages/text";

/** Where a tenant is: in a file, behind an emulator of Microsoft Graph, or real, through Graph or through PowerShell. */
export type TenantPlace = { readonly file: string } | { readonly emulator: string } | "graph" | "powershell";

/** Entra ID allows 256 characters. */
const MAX_NAME_LENGTH = 256;

/** Says in a few words which tenant this is, as in `Contoso (<id>), emulator at http://127.0.0.1:8080`. */
export function tenantLine({ name, id }: { readonly name: string; readonly id: string }, place: TenantPlace): string {
    const which = `${plainText(name, MAX_NAME_LENGTH)} (${plainText(id)})`;
    if (place === "graph") return `${which}, a real tenant`;
    if (place === "powershell") return `${which}, a real tenant through PowerShell`;
    return "file" in place
        ? `${which}, embedded (${plainLine(place.file)})`
        : `${which}, emulator at ${place.emulator}`;
}
