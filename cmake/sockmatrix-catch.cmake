# Catch2 2.13 and 3.x: sockmatrix::catch gives the headers and a main function.
if(CMAKE_CROSSCOMPILING)
  # Catch2 2.13 is headers alone, so this machine's own serve, without the system headers beside them.
  find_package(Catch2 2 QUIET CMAKE_FIND_ROOT_PATH_BOTH PATHS /usr/lib/cmake /usr/share/cmake)
  if(TARGET Catch2::Catch2)
    get_target_property(catch_headers Catch2::Catch2 INTERFACE_INCLUDE_DIRECTORIES)
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/include")
    file(CREATE_LINK "${catch_headers}/catch2" "${CMAKE_BINARY_DIR}/include/catch2" SYMBOLIC)
    set_target_properties(Catch2::Catch2 PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${CMAKE_BINARY_DIR}/include")
  endif()
endif()
if(NOT TARGET Catch2::Catch2)
  FetchContent_Declare(Catch2
    URL https://github.com/catchorg/Catch2/archive/v3.4.0.tar.gz
    URL_HASH SHA256=122928b814b75717316c71af69bd2b43387643ba076a6ec16e7882bfb2dfacbb
    SYSTEM FIND_PACKAGE_ARGS)
  FetchContent_MakeAvailable(Catch2)
  if(catch2_SOURCE_DIR)
    list(APPEND CMAKE_MODULE_PATH "${catch2_SOURCE_DIR}/extras")
    set(Catch2_VERSION 3.4.0)
  endif()
endif()
include(Catch)

add_library(sockmatrix_catch INTERFACE)
add_library(sockmatrix::catch ALIAS sockmatrix_catch)
if(Catch2_VERSION VERSION_LESS 3)
  add_library(sockmatrix_catch_main STATIC "${CMAKE_CURRENT_LIST_DIR}/catch/main.cpp")
  target_link_libraries(sockmatrix_catch_main PUBLIC Catch2::Catch2)
  target_compile_features(sockmatrix_catch_main PUBLIC cxx_std_20)
  if(NOT MSVC)
    # Nobody debugs it, and few files take longer to compile.
    target_compile_options(sockmatrix_catch_main PRIVATE -O0 -g0)
  endif()
  target_link_libraries(sockmatrix_catch INTERFACE sockmatrix_catch_main)
else()
  target_link_libraries(sockmatrix_catch INTERFACE Catch2::Catch2WithMain)
endif()
target_include_directories(sockmatrix_catch INTERFACE "${CMAKE_CURRENT_LIST_DIR}/catch")

# sockmatrix_add_test(NAME source...): a Catch2 program whose test cases CTest lists one by one.
function(sockmatrix_add_test name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE sockmatrix::options sockmatrix::catch)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  if(SOCKMATRIX_SANITIZE AND NOT MSVC)
    # What is tested is optimised; optimising the tests themselves doubles the time to build them.
    target_compile_options(${name} PRIVATE -O0)
  endif()
  set(chosen)
  if(SOCKMATRIX_SANITIZE)
    # They run the program on the whole suite many times; the conformance runs do so once, under the sanitizer too.
    set(chosen TEST_SPEC "~[whole-suite]")
  endif()
  catch_discover_tests(${name} ${chosen} TEST_PREFIX "${name}: " PROPERTIES TIMEOUT 600)
endfunction()
