; The Windows installer, for Inno Setup 6.3 or newer. On Windows, in a checkout:
;
;   uv venv
;   uv pip install -c packaging/constraints.txt -e . --group dev
;   uv run --no-sync python packaging/bundle.py
;   iscc /DVersion=0.1.0 packaging\windows\choreo-desktop.iss
;
; It installs for one person without administrator's rights, or for everybody where they are given.

#ifndef Version
  #error Name the version: iscc /DVersion=0.1.0 packaging\windows\choreo-desktop.iss
#endif

[Setup]
AppId={{6E0E6D0C-5D5B-4B0B-9B7C-6C4A5B7E2F61}
AppName=Choreo Desktop
AppVersion={#Version}
AppPublisher=The Choreo Desktop developers
DefaultDirName={autopf}\Choreo Desktop
DefaultGroupName=Choreo Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
InfoBeforeFile=..\..\dist\choreo-desktop\THIRD_PARTY_NOTICES.txt
SetupIconFile=..\..\build\icons\choreo-desktop.ico
UninstallDisplayIcon={app}\Choreo Desktop.exe
OutputDir=..\..\dist
OutputBaseFilename=choreo-desktop-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
CloseApplications=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "spanish"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
english.CommandLine=Use choreo-desktop on the command line
spanish.CommandLine=Usar choreo-desktop en la línea de órdenes

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "commandline"; Description: "{cm:CommandLine}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version must not be found beside those of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\choreo-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Choreo Desktop"; Filename: "{app}\Choreo Desktop.exe"
Name: "{group}\{cm:UninstallProgram,Choreo Desktop}"; Filename: "{uninstallexe}"
Name: "{autodesktop}\Choreo Desktop"; Filename: "{app}\Choreo Desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\App Paths\choreo-desktop.exe"; ValueType: string; ValueData: "{app}\choreo-desktop.exe"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: commandline; Check: PathIsNew

[Run]
Filename: "{app}\Choreo Desktop.exe"; Description: "{cm:LaunchProgram,Choreo Desktop}"; Flags: nowait postinstall skipifsilent

[Code]
function PathIsNew(): Boolean;
var
  Known: string;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Known) then
    Known := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Known) + ';') = 0;
end;
