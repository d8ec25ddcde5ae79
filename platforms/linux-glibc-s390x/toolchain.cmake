set(TRIPLET s390x-linux-gnu)
set(PROCESSOR s390x)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
