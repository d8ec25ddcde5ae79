set(TRIPLET powerpc-linux-gnu)
set(PROCESSOR ppc)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
