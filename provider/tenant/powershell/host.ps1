#Requires -Version 7.2
<#
Calls a fixed list of cmdlets of the MicrosoftTeams module for another program, one request at a time.

Each message is one line of JSON in UTF-8. Requests arrive on stdin. Everything sent on stdout follows the marker that the
caller chose; the host sends a line break first, because somebody may have printed half a line.
  request   {"id": 7, "cmdlet": "Get-CsOnlineUser", "parameters": {"Identity": "alice@contoso.com"}}
  note      MARKER{"id": 7, "note": "warning", "text": "..."}        zero or more, as soon as the cmdlet writes them
  answer    MARKER{"id": 7, "output": [{...}], "error": null}        exactly one per request
            MARKER{"id": 7, "output": [...], "error": {"code": "...", "message": "...", "type": "...", "causes": ["..."]}}
The host begins with an answer that has the id 0: the versions and the process id, or why it cannot work, and then it ends.
A request without a readable id is answered with the id -1. The caller ignores lines without the marker.
A value in a request is bound as a parameter and never becomes part of a script. An output has the properties listed below,
each as text, a number, a boolean or a list, and `null` where the module has none.
The host ends when stdin ends: after the calls that it has read, but at most three seconds later.
#>
param([Parameter(Mandatory)] [string] $Marker, [string] $Module = 'MicrosoftTeams')

# Application control puts scripts into a language mode in which nothing below works.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    Write-Output ($Marker + '{"id":0,"output":[],"error":{"code":"LanguageMode","message":"PowerShell restricts this script.","type":"","causes":[]}}')
    exit 3
}

# A module reads the global preferences, not those of a script.
$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:ConfirmPreference = 'None'

$tenant = 'TenantId', 'DisplayName', 'CountryAbbreviation'
$settings = 'AssignmentEmailEnabled', 'UnassignmentEmailEnabled', 'AssignmentBlockedForever', 'AssignmentBlockedDays', 'AllowOnPremToOnlineMigration'
$number = 'TelephoneNumber', 'NumberType', 'ActivationState', 'AssignedPstnTargetId', 'AssignmentCategory', 'Capability', 'City', 'IsoCountryCode',
    'LocationId', 'LocationUpdateSupported', 'NumberSource', 'PortInOrderStatus', 'PstnAssignmentStatus', 'AssignmentBlockedState', 'AssignmentBlockedUntil'
$account = 'Identity', 'UserPrincipalName', 'SipAddress', 'DisplayName', 'AccountType', 'UsageLocation', 'EnterpriseVoiceEnabled', 'LineUri', 'OnPremLineURI',
    'FeatureTypes', 'HostingProvider', 'SoftDeletionTimestamp', @{ TelephoneNumbers = 'TelephoneNumber', 'AssignmentCategory' },
    @{ AssignedPlan = 'Capability', 'CapabilityStatus' }
$location = 'LocationId', 'Description', 'CompanyName', 'Location', 'HouseNumber', 'StreetName', 'City', 'StateOrProvince', 'PostalCode', 'CountryOrRegion',
    'ValidationStatus'
$result = 'Code', 'Message'
# The cmdlets that may be called, the parameters that each takes, and the properties that it gives. A table stands for a list of objects.
$cmdlets = @{
    'Connect-MicrosoftTeams' = @{ takes = 'AccessTokens', 'TeamsEnvironmentName'; gives = 'TenantId', 'Account' }
    'Get-CsTenant' = @{ takes = @(); gives = $tenant }
    'Get-CsPhoneNumberTenantConfiguration' = @{ takes = @(); gives = $settings }
    'Get-CsPhoneNumberAssignment' = @{ takes = 'TelephoneNumber', 'AssignedPstnTargetId', 'Filter', 'Skip', 'Top'; gives = $number }
    'Get-CsOnlineUser' = @{ takes = 'Identity', 'Filter'; gives = $account }
    'Get-CsOnlineLisLocation' = @{ takes = 'LocationId', 'City', 'CountryOrRegion', 'Description', 'ResultSize', 'NumberOfResultsToSkip'; gives = $location }
    'Set-CsPhoneNumberAssignment' = @{ takes = 'Identity', 'PhoneNumber', 'PhoneNumberType', 'LocationId', 'AssignmentCategory', 'EnterpriseVoiceEnabled'; gives = $result }
    'Remove-CsPhoneNumberAssignment' = @{ takes = 'Identity', 'PhoneNumber', 'PhoneNumberType'; gives = $result }
}

$utf8 = [Text.UTF8Encoding]::new($false)
$writer = [IO.StreamWriter]::new([Console]::OpenStandardOutput(), $utf8)
$writer.AutoFlush = $true
# Moves what a module writes to the console directly out of the way.
[Console]::SetOut([Console]::Error)

# Reads stdin in a runspace of its own, which notices its end even while a cmdlet hangs.
$requests = [Collections.Concurrent.BlockingCollection[string]]::new()
$reading = [PowerShell]::Create().AddScript({
    param($Requests, $Utf8, $GraceMs)
    $reader = [IO.StreamReader]::new([Console]::OpenStandardInput(), $Utf8)
    while ($null -ne ($line = $reader.ReadLine())) { $Requests.Add($line) }
    $Requests.CompleteAdding()
    [Threading.Thread]::Sleep($GraceMs)
    [Environment]::Exit(4)
}).AddArgument($requests).AddArgument($utf8).AddArgument(3000)
$null = $reading.BeginInvoke()

function Send([hashtable] $Message) {
    $writer.WriteLine("`n" + $Marker + (ConvertTo-Json -InputObject $Message -Depth 8 -Compress -EscapeHandling EscapeNonAscii))
}

function ConvertFrom-Element([Text.Json.JsonElement] $Element) {
    switch ($Element.ValueKind) {
        'String' { return $Element.GetString() }
        'Number' { return $Element.GetInt32() }
        'True' { return $true }
        'False' { return $false }
        # The comma keeps a list of one element a list.
        'Array' { return , [string[]] @(foreach ($each in $Element.EnumerateArray()) { $each.GetString() }) }
        default { throw "A parameter cannot be of kind $_." }
    }
}

# ConvertTo-Json fails on some of the module's types, and writes others as empty objects.
function ConvertTo-Plain($Value) {
    if ($null -eq $Value) { return $null }
    if ($Value -is [string] -or $Value -is [bool] -or $Value -is [int] -or $Value -is [long] -or $Value -is [uint32]) { return $Value }
    if ($Value -is [datetime]) {
        # The module's times are in UTC, but do not all say so.
        if ($Value.Kind -eq 'Unspecified') { $Value = [datetime]::SpecifyKind($Value, 'Utc') }
        return $Value.ToUniversalTime().ToString('o')
    }
    if ($Value -is [Collections.IEnumerable]) { return , @(foreach ($each in $Value) { ConvertTo-Plain $each }) }
    return [string] $Value
}

function Select-Property($Object, $Names) {
    $plain = @{}
    foreach ($name in $Names) {
        if ($name -is [hashtable]) {
            # Some versions of the module give the objects of a list as JSON texts.
            foreach ($inner in $name.Keys) {
                $plain[$inner] = @(foreach ($each in $Object.$inner) { if ($each -is [string]) { $each } else { Select-Property $each $name[$inner] } })
            }
        }
        else {
            $value = $Object.$name
            # Repeats the test of ConvertTo-Plain, because calling a function costs ten times as much.
            $plain[$name] = if ($null -eq $value -or $value -is [string] -or $value -is [bool] -or $value -is [int]) { $value } else { ConvertTo-Plain $value }
        }
    }
    return $plain
}

function ConvertTo-Fault($Record) {
    $causes = for ($cause = $Record.Exception.InnerException; $cause; $cause = $cause.InnerException) { $cause.Message }
    return @{ code = [string] $Record.FullyQualifiedErrorId; message = [string] $Record.Exception.Message; type = $Record.Exception.GetType().FullName; causes = @($causes) }
}

function Invoke-Request([long] $Id, [Text.Json.JsonElement] $Request) {
    $output = [Collections.Generic.List[object]]::new()
    try {
        $cmdlet = $Request.GetProperty('cmdlet').GetString()
        if ($cmdlets.Keys -cnotcontains $cmdlet) { throw "'$cmdlet' is not among the cmdlets that may be called." }
        $parameters = @{}
        foreach ($each in $Request.GetProperty('parameters').EnumerateObject()) {
            if ($cmdlets[$cmdlet].takes -cnotcontains $each.Name) { throw "'$($each.Name)' is not among the parameters of $cmdlet that may be given." }
            $parameters[$each.Name] = ConvertFrom-Element $each.Value
        }
        & $cmdlet @parameters -ErrorAction Stop -WarningAction Continue *>&1 | ForEach-Object {
            if ($_ -is [Management.Automation.WarningRecord]) { Send @{ id = $Id; note = 'warning'; text = $_.Message } }
            elseif ($_ -is [Management.Automation.InformationRecord]) { Send @{ id = $Id; note = 'information'; text = [string] $_.MessageData } }
            elseif ($_ -is [Management.Automation.ErrorRecord]) { throw $_ }
            elseif ($_ -is [Management.Automation.VerboseRecord] -or $_ -is [Management.Automation.DebugRecord]) { }
            else { $output.Add((Select-Property $_ $cmdlets[$cmdlet].gives)) }
        }
        Send @{ id = $Id; output = $output; error = $null }
    }
    catch { Send @{ id = $Id; output = $output; error = ConvertTo-Fault $_ } }
}

try {
    $imported = Import-Module $Module -PassThru -WarningAction SilentlyContinue
    Send @{ id = 0; output = @(@{ powershell = [string] $PSVersionTable.PSVersion; module = [string] $imported.Version; process = $PID }); error = $null }
}
catch { Send @{ id = 0; output = @(); error = ConvertTo-Fault $_ }; [Environment]::Exit(3) }

foreach ($line in $requests.GetConsumingEnumerable()) {
    if ($line -eq '') { continue }
    $id = -1
    try {
        $request = [Text.Json.JsonDocument]::Parse($line).RootElement
        $id = $request.GetProperty('id').GetInt64()
    }
    catch { Send @{ id = $id; output = @(); error = ConvertTo-Fault $_ }; continue }
    Invoke-Request $id $request
}
# `exit` would wait for the runspace that reads.
[Environment]::Exit(0)
