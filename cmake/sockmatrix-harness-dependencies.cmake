# What the harness is built with: packages first, else releases pinned by hash.
FetchContent_Declare(CLI11
  URL https://github.com/CLIUtils/CLI11/archive/v2.3.2.tar.gz
  URL_HASH SHA256=aac0ab42108131ac5d3344a9db0fdf25c4db652296641955720a4fbe52334e22
  SYSTEM FIND_PACKAGE_ARGS)
FetchContent_Declare(fmt
  URL https://github.com/fmtlib/fmt/archive/10.2.1.tar.gz
  URL_HASH SHA256=1250e4cc58bf06ee631567523f48848dc4596133e163f02615c97f78bab6c811
  SYSTEM FIND_PACKAGE_ARGS)
FetchContent_Declare(pugixml
  URL https://github.com/zeux/pugixml/releases/download/v1.14/pugixml-1.14.tar.gz
  URL_HASH SHA256=2f10e276870c64b1db6809050a75e11a897a8d7456c4be5c6b2e35a11168a015
  SYSTEM FIND_PACKAGE_ARGS)
FetchContent_Declare(simdjson
  URL https://github.com/simdjson/simdjson/archive/refs/tags/v3.8.0.tar.gz
  URL_HASH SHA256=e28e3f46f0012d405b67de6c0a75e8d8c9a612b0548cb59687822337d73ca78b
  SYSTEM FIND_PACKAGE_ARGS)
FetchContent_MakeAvailable(CLI11 fmt pugixml simdjson)

# Headers alone, and their CMake project is not wanted: no folder of it has the subfolder named here.
FetchContent_Declare(valijson
  URL https://github.com/tristanpenman/valijson/archive/v1.0.2.tar.gz
  URL_HASH SHA256=35d86e54fc727f1265226434dc996e33000a570f833537a25c8b702b0b824431
  SOURCE_SUBDIR headers-only)
if(NOT EXISTS "${VALIJSON_INCLUDE_DIR}/valijson/validator.hpp") # a package that has gone since
  unset(VALIJSON_INCLUDE_DIR CACHE)
endif()
if(NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL "NEVER" AND NOT FETCHCONTENT_SOURCE_DIR_VALIJSON)
  # On Debian ./run and ./test unpack the headers alone (platforms/provision/valijson).
  find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp
    HINTS "$ENV{SOCKMATRIX_STORE}" "$ENV{XDG_CACHE_HOME}/sockmatrix" "$ENV{HOME}/.cache/sockmatrix")
endif()
if(NOT VALIJSON_INCLUDE_DIR)
  FetchContent_MakeAvailable(valijson)
  set(VALIJSON_INCLUDE_DIR "${valijson_SOURCE_DIR}/include")
endif()

# libuv's packages bring a CMake configuration, or a pkg-config file, or both.
FetchContent_Declare(libuv
  URL https://github.com/libuv/libuv/archive/v1.48.0.tar.gz
  URL_HASH SHA256=8c253adb0f800926a6cbd1c6576abae0bc8eb86a4f891049b72f9e5b7dc58f33
  SYSTEM)
if(NOT FETCHCONTENT_TRY_FIND_PACKAGE_MODE STREQUAL "NEVER" AND NOT FETCHCONTENT_SOURCE_DIR_LIBUV)
  find_package(libuv CONFIG QUIET)
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND AND NOT TARGET libuv::uv AND NOT TARGET libuv::uv_a)
    pkg_check_modules(libuv QUIET IMPORTED_TARGET libuv)
  endif()
endif()
if(NOT TARGET libuv::uv AND NOT TARGET libuv::uv_a AND NOT TARGET PkgConfig::libuv)
  FetchContent_MakeAvailable(libuv)
endif()

# One name for it, whoever brought it.
foreach(brought IN ITEMS libuv::uv_a PkgConfig::libuv uv_a)
  if(TARGET ${brought} AND NOT TARGET libuv::uv)
    add_library(libuv::uv ALIAS ${brought})
  endif()
endforeach()
