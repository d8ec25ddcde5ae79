# The counterpart of ./test on Windows: builds with warnings as errors and runs everything through CTest.
# Options are those of ctest. Example: ./test.ps1 -R refsock
Set-Location $PSScriptRoot
. ./platforms/provision/build.ps1
Invoke-Build dev
ctest --preset dev @args
exit $LASTEXITCODE
