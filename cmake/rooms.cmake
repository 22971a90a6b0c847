# compile_together(TARGET sources…): several files at a time. A file's folder and name say with which others, so that a new file joins one group and
# moves nothing else.
function(compile_together target)
  set(sources ${ARGN})
  foreach(source ${sources})
    get_filename_component(folder ${source} DIRECTORY)
    set(neighbours ${sources})
    list(FILTER neighbours INCLUDE REGEX "^${folder}/?[^/]*$")
    list(LENGTH neighbours count)
    set(groups 3)
    if(count GREATER 64)
      set(groups 16)
    elseif(count GREATER 20)
      set(groups 6)
    endif()
    string(MD5 digest ${source})
    string(SUBSTRING ${digest} 0 6 digits)
    math(EXPR group "0x${digits} % ${groups}")
    string(MAKE_C_IDENTIFIER "${folder}_${group}" group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# read_beforehand(TARGET [header]): compiled once for the target's files.
function(read_beforehand target)
  foreach(header ${ARGN})
    target_precompile_headers(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src/${header})
    # ccache cannot know what a precompiled header held otherwise.
    target_compile_options(${target} PRIVATE $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-fpch-preprocess>)
  endforeach()
endfunction()

# cairn_room(NAME DEPENDS rooms… LIBS libraries…): every *.cpp of the folder, NAME_tests from its *_test.cpp.
# Tests may need more than the room itself: TEST_LIBS. In presets with CAIRN_UNITY files are compiled several at a time, half of the work;
# ALONE names those whose own names clash with a neighbour's. The other presets compile each alone, so that none leans on what its
# neighbours include. BEFOREHAND: a header that most of the room includes and that takes long to read, read once in the same presets. SLOW: test cases (doctest's patterns) that are a test of their own, NAME_slow.
function(cairn_room name)
  cmake_parse_arguments(ROOM "" "BEFOREHAND" "DEPENDS;LIBS;TEST_LIBS;ALONE;SLOW" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "(_test|main)\\.cpp$")
  set_source_files_properties(${ROOM_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${ROOM_DEPENDS} ${ROOM_LIBS})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    if(CAIRN_UNITY)
      compile_together(${name} ${sources})
      read_beforehand(${name} ${ROOM_BEFOREHAND})
    endif()
    # Instrumented code takes twice as long to optimise, and what comes from outside is read in the other rooms.
    if(CAIRN_FUZZ AND name MATCHES "^(store|audit|notices|collection|casework|learning|publishing|exchange|web|cli)$")
      target_compile_options(${name} PRIVATE -O0)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${ROOM_DEPENDS} ${ROOM_LIBS})
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
  endif()
  if(CAIRN_TESTS AND tests)
    add_executable(${name}_tests ${tests} ${CMAKE_SOURCE_DIR}/cmake/doctest_main.cpp)
    target_link_libraries(${name}_tests PRIVATE ${name} ${ROOM_TEST_LIBS})
    set_target_properties(${name}_tests PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
    if(CAIRN_UNITY)
      compile_together(${name}_tests ${tests})
      read_beforehand(${name}_tests ${ROOM_BEFOREHAND})
      # One file's name hides a neighbour's, of which it knows nothing.
      target_compile_options(${name}_tests PRIVATE -Wno-shadow)
    endif()
    target_compile_definitions(${name}_tests PRIVATE CAIRN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    # A third of a test file's compile time would go into optimising code that runs once, and a sixth into counters that no fuzz target reads.
    target_compile_options(${name}_tests PRIVATE -O0 -U_FORTIFY_SOURCE $<$<BOOL:${CAIRN_FUZZ}>:-fno-sanitize=fuzzer-no-link>)
    string(REPLACE ";" "," slow "${ROOM_SLOW}")
    add_test(NAME ${name} COMMAND ${name}_tests "--test-case-exclude=${slow}")
    if(ROOM_SLOW)
      add_test(NAME ${name}_slow COMMAND ${name}_tests "--test-case=${slow}")
      set_tests_properties(${name}_slow PROPERTIES COST 100)
    endif()
    # The longest begin first, so that two at a time end together; without a run before, nothing tells which they are.
    if(name MATCHES "^(web|store|audit|casework)$")
      set_tests_properties(${name} PROPERTIES COST 100)
    endif()
  endif()
endfunction()

# cairn_embed(TARGET SET DIRECTORY [PATTERN glob…]): the files of a folder inside the program, read back with
# base::embedded("SET"). Editing a file rebuilds; a new file reconfigures.
function(cairn_embed target set directory)
  cmake_parse_arguments(EMBED "" "" "PATTERN" ${ARGN})
  if(NOT EMBED_PATTERN)
    set(EMBED_PATTERN "*")
  endif()
  set(files)
  foreach(pattern ${EMBED_PATTERN})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${directory} ${directory}/${pattern})
    list(APPEND files ${found})
  endforeach()
  list(REMOVE_DUPLICATES files)
  list(SORT files)
  set(assembly "")
  set(table "")
  set(absolute)
  set(n 0)
  foreach(file ${files})
    list(APPEND absolute ${directory}/${file})
    string(APPEND assembly ".global embed_${set}_${n}\n.hidden embed_${set}_${n}\nembed_${set}_${n}:\n.incbin \"${directory}/${file}\"\n"
      ".global embed_${set}_${n}_end\n.hidden embed_${set}_${n}_end\nembed_${set}_${n}_end:\n.byte 0\n.balign 16\n")
    string(APPEND declarations "extern const char embed_${set}_${n}[], embed_${set}_${n}_end[];\n")
    string(APPEND table "    {\"${file}\", {embed_${set}_${n}, static_cast<std::size_t>(embed_${set}_${n}_end - embed_${set}_${n})}},\n")
    math(EXPR n "${n} + 1")
  endforeach()
  set(stem ${CMAKE_CURRENT_BINARY_DIR}/embed_${set})
  file(CONFIGURE OUTPUT ${stem}.S CONTENT ".section .rodata\n.balign 16\n${assembly}\n.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  file(CONFIGURE OUTPUT ${stem}.cpp CONTENT
"#include \"base/embedded.h\"
extern \"C\" {
${declarations}}
namespace base::embed {
std::vector<base::EmbeddedFile> ${set}() {
  return {
${table}  };
}
}
" @ONLY)
  set_property(SOURCE ${stem}.S APPEND PROPERTY OBJECT_DEPENDS "${absolute}")
  target_sources(${target} PRIVATE ${stem}.S ${stem}.cpp)
endfunction()
