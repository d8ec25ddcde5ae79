# Packages first; where a system has none, a release pinned by hash is fetched.
include(FetchContent)

if(CMAKE_CROSSCOMPILING)
  # The library is headers alone, so this machine's own package serves. Its folder also holds this machine's system
  # headers, which must not be found: a link of its own leads to the library.
  find_path(NLOHMANN_JSON_INCLUDE_DIR nlohmann/json.hpp NO_CMAKE_FIND_ROOT_PATH PATHS /usr/include /usr/local/include)
  if(NLOHMANN_JSON_INCLUDE_DIR)
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/include")
    file(CREATE_LINK "${NLOHMANN_JSON_INCLUDE_DIR}/nlohmann" "${CMAKE_BINARY_DIR}/include/nlohmann" SYMBOLIC)
    add_library(nlohmann_json INTERFACE)
    add_library(nlohmann_json::nlohmann_json ALIAS nlohmann_json)
    target_include_directories(nlohmann_json SYSTEM INTERFACE "${CMAKE_BINARY_DIR}/include")
  endif()
endif()

if(NOT TARGET nlohmann_json::nlohmann_json)
FetchContent_Declare(nlohmann_json
  URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
  URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f
  FIND_PACKAGE_ARGS 3.11)
FetchContent_MakeAvailable(nlohmann_json)
endif()

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
