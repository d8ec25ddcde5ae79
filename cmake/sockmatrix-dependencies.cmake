# Packages first; where a system has none, a release pinned by hash is fetched.
include(FetchContent)

FetchContent_Declare(nlohmann_json
  URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
  URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f
  FIND_PACKAGE_ARGS 3.11)
FetchContent_MakeAvailable(nlohmann_json)

if(SOCKMATRIX_BUILD_HARNESS)
  find_package(CLI11 REQUIRED)
  find_package(fmt REQUIRED)
  find_package(pugixml REQUIRED)
  find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)
  find_package(libuv CONFIG QUIET)
  if(NOT TARGET libuv::uv AND NOT TARGET libuv::uv_a)
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(libuv REQUIRED IMPORTED_TARGET libuv)
    add_library(libuv::uv ALIAS PkgConfig::libuv)
  elseif(NOT TARGET libuv::uv)
    add_library(libuv::uv ALIAS libuv::uv_a)
  endif()
endif()
