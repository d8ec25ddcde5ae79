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

# What is fetched adds neither tests nor install rules, and may ask for a policy version that newer CMakes refuse.
set(CMAKE_POLICY_VERSION_MINIMUM 3.5)
set(FMT_INSTALL OFF)
set(LIBUV_BUILD_SHARED OFF)

if(NOT TARGET nlohmann_json::nlohmann_json)
  FetchContent_Declare(nlohmann_json
    URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
    URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f
    SYSTEM FIND_PACKAGE_ARGS 3.11)
  FetchContent_MakeAvailable(nlohmann_json)
endif()

if(SOCKMATRIX_BUILD_HARNESS)
  include(sockmatrix-harness-dependencies)
endif()
