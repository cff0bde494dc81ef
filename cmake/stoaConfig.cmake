# find_package(stoa) gives STOA_EXECUTABLE and
#
#   stoa_add_diagrams(TARGET [ALL] SOURCES file… [OUTPUT_DIRECTORY folder] [FORMS form…] [VIEWS view…] [OPTIONS option…])
#
# A target that draws each source by a process of its own, and draws it again when the source, what it imports or the
# project file changes. Outputs are named after scenarios; they go to the current binary folder unless said otherwise.
cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

find_program(STOA_EXECUTABLE stoa HINTS ${CMAKE_CURRENT_LIST_DIR}/../../../bin ${CMAKE_CURRENT_LIST_DIR}/../../../../bin)
if(NOT STOA_EXECUTABLE)
  set(stoa_FOUND FALSE)
  set(stoa_NOT_FOUND_MESSAGE "the program stoa was not found")
endif()

function(stoa_add_diagrams target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "ALL" "OUTPUT_DIRECTORY" "SOURCES;FORMS;VIEWS;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "stoa_add_diagrams does not know ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "stoa_add_diagrams(${target}) needs SOURCES")
  endif()
  if(NOT arg_OUTPUT_DIRECTORY)
    set(arg_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  get_filename_component(folder "${arg_OUTPUT_DIRECTORY}" ABSOLUTE BASE_DIR ${CMAKE_CURRENT_BINARY_DIR})
  set(options ${arg_OPTIONS})
  foreach(form IN LISTS arg_FORMS)
    list(APPEND options --emit ${form})
  endforeach()
  foreach(view IN LISTS arg_VIEWS)
    list(APPEND options --view ${view})
  endforeach()

  set(stamps)
  set(stamp_folder ${CMAKE_CURRENT_BINARY_DIR}/${target}.stamps)
  file(MAKE_DIRECTORY ${stamp_folder})
  foreach(source IN LISTS arg_SOURCES)
    get_filename_component(path "${source}" ABSOLUTE)
    get_filename_component(name "${source}" NAME_WE)
    string(MD5 hash "${path}")
    string(SUBSTRING ${hash} 0 8 hash)
    # What a source is called says not what its scenarios are called, so a stamp stands for the outputs.
    set(stamp ${stamp_folder}/${name}-${hash}.stamp)
    add_custom_command(
      OUTPUT ${stamp}
      COMMAND ${STOA_EXECUTABLE} build ${path} -o ${folder}/ ${options} --depfile ${stamp}.d --depfile-target ${stamp}
      COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
      DEPENDS ${path} ${STOA_EXECUTABLE}
      DEPFILE ${stamp}.d
      COMMENT "Drawing ${source}"
      VERBATIM)
    list(APPEND stamps ${stamp})
  endforeach()
  if(arg_ALL)
    add_custom_target(${target} ALL DEPENDS ${stamps})
  else()
    add_custom_target(${target} DEPENDS ${stamps})
  endif()
endfunction()

cmake_policy(POP)
