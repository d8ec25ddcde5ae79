# The counterpart of ./run on Windows: builds, runs every case against every implementation that is here, and writes
# recordings, matrix.json, MATRIX.md and matrix.html to reports/out/. Options are those of `sockmatrix run`.
# Example: ./run.ps1 --select 'inet_*'
Set-Location $PSScriptRoot
. ./platforms/provision/build.ps1
Invoke-Build release

# The reports are drawn from this run alone, or from the one that it resumes.
if ($args -notcontains '--resume') { Remove-Item -Recurse -Force -ErrorAction SilentlyContinue reports/out/recordings }
build/release/bin/sockmatrix run @args
$status = $LASTEXITCODE
if ($status -lt 0 -or $status -gt 1) { exit $status }
build/release/bin/sockmatrix matrix
exit $status
