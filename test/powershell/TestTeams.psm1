# Defines the cmdlets of the MicrosoftTeams module, with the parameter sets and types of version 7.8.0. A service on this machine carries
# them out ($env:TEST_TEAMS_SERVICE; test/support/powershell/cmdlet-service.ts).
# $env:TEST_TEAMS_ERRORS: how a refusal appears: result (module 3.0.0), exception (4.2.1 and later) or warning (Set- of 7.8.0).
# $env:TEST_TEAMS_NOISE: writes to every stream that there is.
$script:client = [Net.Http.HttpClient]::new()
$script:utf8 = [Text.UTF8Encoding]::new($false)

# Generated modules use such types for enumerations. ConvertTo-Json makes an empty object of one.
class EnumLike {
    hidden [string] $text
    EnumLike([string] $text) { $this.text = $text }
    [string] ToString() { return $this.text }
}

function Write-Noise {
    if (-not $env:TEST_TEAMS_NOISE) { return }
    Write-Host 'host noise'; Write-Warning 'warning noise'; Write-Verbose 'verbose noise' -Verbose
    Write-Information 'information noise' -InformationAction Continue
    Write-Progress -Activity 'progress noise' -PercentComplete 50
    [Console]::Write('console noise'); [Console]::Error.Write('error noise')
    $out = [Console]::OpenStandardOutput()
    $bytes = $script:utf8.GetBytes("{`"id`": 1}`nhalf a line")
    $out.Write($bytes, 0, $bytes.Length)
    $out.Flush()
}

function Invoke-Service([string] $Cmdlet, $Bound) {
    $parameters = @{}
    foreach ($key in $Bound.Keys) {
        if ($key -in [Management.Automation.Cmdlet]::CommonParameters) { continue }
        $parameters[$key] = $Bound[$key]
    }
    $json = ConvertTo-Json -Compress -Depth 5 @{ cmdlet = $Cmdlet; parameters = $parameters }
    $body = [Net.Http.StringContent]::new($json, $script:utf8, 'application/json')
    $response = $script:client.PostAsync($env:TEST_TEAMS_SERVICE, $body).GetAwaiter().GetResult()
    $answer = $response.Content.ReadAsStringAsync().GetAwaiter().GetResult() | ConvertFrom-Json -Depth 10
    Write-Noise
    if ($answer.warning) { Write-Warning $answer.warning }
    if ($answer.misbehave -eq 'crash') { [Environment]::Exit(7) }
    if ($answer.misbehave -eq 'hang') { Start-Sleep -Seconds 3600 }
    if ($answer.error) { return Write-Fault $Cmdlet $answer.error.code $answer.error.message }
    foreach ($row in $answer.output) {
        foreach ($property in @($row.PSObject.Properties)) {
            if ($property.Name -in 'NumberType', 'ActivationState', 'PstnAssignmentStatus', 'AccountType') { $property.Value = [EnumLike]::new($property.Value) }
            if ($property.Name -eq 'LocationId' -and $property.Value) { $property.Value = [guid] $property.Value }
        }
        # The real objects have members that ConvertTo-Json cannot write.
        $row | Add-Member Broken ([Collections.Generic.Dictionary[int, string]]::new()) -PassThru | Add-Member Itself $row -PassThru
    }
}

function Write-Fault([string] $Cmdlet, [string] $Code, [string] $Message) {
    $style = $env:TEST_TEAMS_ERRORS
    $writes = $Cmdlet -in 'Set-CsPhoneNumberAssignment', 'Remove-CsPhoneNumberAssignment'
    if ($style -eq 'result' -and $writes) { return [pscustomobject] @{ Code = $Code; Message = $Message } }
    if ($style -eq 'warning' -and $Cmdlet -eq 'Set-CsPhoneNumberAssignment') { return Write-Warning "@{Code=$Code; Message=$Message}" }
    $class = $Cmdlet -replace '-', ''
    throw [Management.Automation.ErrorRecord]::new([Exception]::new($Message), "$Code,Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Cmdlets.${class}_Set", 'InvalidOperation', $null)
}

function Connect-MicrosoftTeams {
    [CmdletBinding()]
    param([string] $TenantId, [Parameter(Mandatory)] [string[]] $AccessTokens, [string] $TeamsEnvironmentName)
    Invoke-Service Connect-MicrosoftTeams $PSBoundParameters
}
function Get-CsTenant {
    [CmdletBinding()] param()
    Invoke-Service Get-CsTenant @{}
}
function Get-CsPhoneNumberTenantConfiguration {
    [CmdletBinding()] param()
    Invoke-Service Get-CsPhoneNumberTenantConfiguration @{}
}
function Get-CsOnlineUser {
    [CmdletBinding(PositionalBinding = $false)] param([string] $Filter, [Parameter(Position = 0)] [string] $Identity, [uint32] $ResultSize, [string[]] $Properties, [string] $AccountType)
    Invoke-Service Get-CsOnlineUser $PSBoundParameters
}
function Get-CsOnlineLisLocation {
    [CmdletBinding(DefaultParameterSetName = 'GetByLocationID', PositionalBinding = $false)]
    param([string] $City, [string] $CountryOrRegion, [string] $Description, [int] $NumberOfResultsToSkip, [long] $ResultSize, [Parameter(ParameterSetName = 'UseLocationId')] [Nullable[guid]] $LocationId)
    Invoke-Service Get-CsOnlineLisLocation $PSBoundParameters
}
function Get-CsPhoneNumberAssignment {
    [CmdletBinding(PositionalBinding = $false)] param([string] $TelephoneNumber, [string] $AssignedPstnTargetId, [string] $Filter, [int] $Skip, [int] $Top)
    Invoke-Service Get-CsPhoneNumberAssignment $PSBoundParameters
}
function Set-CsPhoneNumberAssignment {
    [CmdletBinding(DefaultParameterSetName = 'LocationUpdate', PositionalBinding = $false)]
    param(
        [Parameter(ParameterSetName = 'LocationUpdate', Mandatory)] [Parameter(ParameterSetName = 'Assignment', Mandatory)] [string] $PhoneNumber,
        [Parameter(ParameterSetName = 'LocationUpdate', Mandatory)] [Parameter(ParameterSetName = 'Assignment')] [string] $LocationId,
        [Parameter(ParameterSetName = 'Attribute', Mandatory)] [Parameter(ParameterSetName = 'Assignment', Mandatory)] [string] $Identity,
        [Parameter(ParameterSetName = 'Attribute', Mandatory)] [bool] $EnterpriseVoiceEnabled,
        [Parameter(ParameterSetName = 'Assignment', Mandatory)] [string] $PhoneNumberType,
        [Parameter(ParameterSetName = 'Assignment')] [string] $AssignmentCategory)
    Invoke-Service Set-CsPhoneNumberAssignment $PSBoundParameters
}
function Remove-CsPhoneNumberAssignment {
    [CmdletBinding(PositionalBinding = $false)]
    param([Parameter(Mandatory)] [string] $Identity, [Parameter(Mandatory)] [string] $PhoneNumber, [Parameter(Mandatory)] [string] $PhoneNumberType)
    Invoke-Service Remove-CsPhoneNumberAssignment $PSBoundParameters
}
Export-ModuleMember -Function '*-Cs*', '*-MicrosoftTeams'
