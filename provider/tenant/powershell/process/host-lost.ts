/** PowerShell ended, or did not answer, during a call: the cmdlet may have done its work or not. */
export class HostLost extends Error {}
