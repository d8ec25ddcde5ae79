# Sourced by run.ps1 and test.ps1: builds with MSVC, the libraries being those of vcpkg.json.
# Start from a developer shell of Visual Studio; VCPKG_ROOT is the folder of vcpkg.
$ErrorActionPreference = 'Stop'

function Stop-Because([string]$why) {
    [Console]::Error.WriteLine($why)
    exit 3
}

# Configures and builds a preset, and shows the build's output only if it fails.
function Invoke-Build([string]$preset) {
    if (-not (Get-Command cl -ErrorAction SilentlyContinue)) { Stop-Because 'cl is missing: start from a developer shell of Visual Studio' }
    if (-not $env:VCPKG_ROOT) { Stop-Because 'VCPKG_ROOT is not set: it names the folder of vcpkg' }
    $toolchain = Join-Path $env:VCPKG_ROOT 'scripts/buildsystems/vcpkg.cmake'
    New-Item -ItemType Directory -Force "build/$preset" | Out-Null
    $log = "build/$preset/build.log"
    Write-Host "Building $preset (log: $log) ..."
    cmake --preset $preset --toolchain $toolchain *> $log
    if ($LASTEXITCODE -eq 0) { cmake --build --preset $preset *>> $log }
    if ($LASTEXITCODE -ne 0) {
        Get-Content -Tail 60 $log | Write-Host
        exit 3
    }
}
