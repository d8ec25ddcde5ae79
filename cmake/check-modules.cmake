# Checks the module rules by include path (docs/decisions.md, "The way of the data"). Run: cmake -D ROOT=... -P this.
set(problems "")

# forbid(FOLDER REGEX WHY): no file below FOLDER has a line that matches REGEX.
function(forbid folder regex why)
  file(GLOB_RECURSE sources "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.hpp")
  foreach(source IN LISTS sources)
    file(STRINGS "${source}" lines REGEX "${regex}")
    foreach(line IN LISTS lines)
      file(RELATIVE_PATH name "${ROOT}" "${source}")
      set(problems "${problems}${name}: ${why}: ${line}\n" PARENT_SCOPE)
      set(problems "${problems}${name}: ${why}: ${line}\n")
    endforeach()
  endforeach()
endfunction()

set(stage "#include \"(model|match|load|run|judge|matrix|report|explore|cli)/")
forbid(harness/src/model "#include \"(match|load|run|judge|matrix|report|explore|cli)/" "model includes no stage")
forbid(harness/src/match "#include \"(load|run|judge|matrix|report|explore|cli)/" "match sees the model only")
forbid(harness/src/load "#include \"(run|judge|matrix|report|explore|cli)/" "load comes before")
forbid(harness/src/run "#include \"(load|judge|matrix|report|explore|cli)/" "run comes before")
forbid(harness/src/judge "#include \"(load|run|matrix|report|explore|cli)/" "judge is pure")
forbid(harness/src/matrix "#include \"(load|run|report|explore|cli)/" "matrix sees verdicts only")
forbid(harness/src/report "#include \"(load|run|explore|cli)/" "report sees the matrix only")
forbid(harness/src/explore "#include \"(run|judge|matrix|report|cli)/" "explore is pure: it is told how to ask a target")
forbid(harness/agent "${stage}" "the agent includes nothing of the harness")
forbid(harness/adapters "${stage}" "adapters include nothing of the harness")
forbid(reference "${stage}" "refsock includes nothing of the harness")

# Platform macros stay in the backends and in native.hpp.
file(GLOB_RECURSE sources "${ROOT}/reference/*.cpp" "${ROOT}/reference/*.hpp" "${ROOT}/harness/*.cpp" "${ROOT}/harness/*.hpp"
     "${ROOT}/harness/*.c" "${ROOT}/harness/*.h")
list(FILTER sources EXCLUDE REGEX "(\\.posix|\\.windows)\\.(c|h|cpp|hpp)$|/native\\.(h|hpp)$")
foreach(source IN LISTS sources)
  file(STRINGS "${source}" lines REGEX "^ *# *(if|ifdef|ifndef|elif).*(_WIN32|__linux__|__APPLE__|__FreeBSD__|__GLIBC__|__unix__)")
  if(lines)
    file(RELATIVE_PATH name "${ROOT}" "${source}")
    string(APPEND problems "${name}: a platform macro outside the backends: ${lines}\n")
  endif()
endforeach()

if(problems)
  message(FATAL_ERROR "${problems}")
endif()
