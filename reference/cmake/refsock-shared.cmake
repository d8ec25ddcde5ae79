# A shared library exports what the public headers declare, and nothing else.
set_target_properties(refsock PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
if(WIN32)
  target_compile_definitions(refsock PRIVATE REFSOCK_DLL_EXPORT INTERFACE REFSOCK_DLL_IMPORT)
  set(consumer_definition REFSOCK_DLL_IMPORT)
else()
  target_compile_definitions(refsock PUBLIC REFSOCK_VISIBLE)
  set(consumer_definition REFSOCK_VISIBLE)
endif()
if(MSVC)
  # Classes of the standard library in exported ones: both sides use the same standard library.
  target_compile_options(refsock PUBLIC /wd4251 /wd4275)
endif()

# What the compiler makes of the standard library's templates is visible all the same; the linker keeps it in.
if(NOT WIN32)
  include(CheckLinkerFlag)
  set(exports "${CMAKE_CURRENT_SOURCE_DIR}/src/exports.map")
  check_linker_flag(CXX "-Wl,--version-script=${exports}" REFSOCK_HAS_VERSION_SCRIPTS)
  if(REFSOCK_HAS_VERSION_SCRIPTS)
    target_link_options(refsock PRIVATE "-Wl,--version-script=${exports}")
    set_target_properties(refsock PROPERTIES LINK_DEPENDS "${exports}")
  endif()
endif()
