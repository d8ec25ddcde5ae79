set(TRIPLET arm-linux-gnueabihf)
set(PROCESSOR armv7l)
include("${CMAKE_CURRENT_LIST_DIR}/../toolchains/debian-cross.cmake")
