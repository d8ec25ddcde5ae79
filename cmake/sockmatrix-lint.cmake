# Tests of what is not C++: shell scripts and workflow files. Exit 77 of a linter: it is not on this machine.
if(NOT UNIX)
  return()
endif()
set(github "${PROJECT_SOURCE_DIR}/.github")

add_test(NAME "workflows: actionlint" COMMAND "${github}/lint/workflows")
add_test(NAME "scripts: shellcheck" COMMAND "${github}/lint/scripts")
set_tests_properties("workflows: actionlint" "scripts: shellcheck" PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
add_test(NAME "provision: package managers" COMMAND "${PROJECT_SOURCE_DIR}/platforms/provision/tests/provision_test.sh")
add_test(NAME "provision: steps" COMMAND "${PROJECT_SOURCE_DIR}/platforms/provision/tests/steps_test.sh")
add_test(NAME "run: platforms that cannot be built" COMMAND "${PROJECT_SOURCE_DIR}/platforms/provision/tests/run_test.sh")
set_tests_properties("provision: steps" PROPERTIES SKIP_RETURN_CODE 77)

find_package(Python3 3.8 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME "workflows: pins" COMMAND ${Python3_EXECUTABLE} -B "${github}/lint/pins.py")
  add_test(NAME "workflows: programs" COMMAND ${Python3_EXECUTABLE} -B "${github}/tests/ci_test.py")
endif()
