# module(actions USES domain pg LINKS sodium) makes the library orderline_actions of src/actions.
# A module sees the headers of the modules that it USES, and of no others: each module publishes a folder that holds one
# link, to itself. So an include that the plan (src/CMakeLists.txt) does not allow is a compile error.
# TYPES names modules whose headers a module's own headers mention: they are passed on to whoever uses it.
function(module name)
    cmake_parse_arguments(PARSE_ARGV 1 MODULE "" "" "USES;TYPES;LINKS")
    string(REPLACE "/" "_" target "orderline_${name}")
    set(face "${CMAKE_BINARY_DIR}/faces/${target}")
    cmake_path(GET name PARENT_PATH parent)
    file(MAKE_DIRECTORY "${face}/${parent}")
    file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${name}" "${face}/${name}" SYMBOLIC)

    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC "${face}")
    foreach(list IN ITEMS USES TYPES)
        list(TRANSFORM MODULE_${list} REPLACE "/" "_")
        list(TRANSFORM MODULE_${list} PREPEND "orderline_")
    endforeach()
    target_link_libraries(${target} PUBLIC ${MODULE_TYPES} PRIVATE ${MODULE_USES} ${MODULE_LINKS})
endfunction()
