# How the project's own code is compiled.
#
#   oferta::codegen  what code has to agree on to be linked together: exceptions, sanitizers.
#                    Third-party sources are compiled with this alone.
#   oferta::flags    codegen, warnings as errors, the repository's root and the header-only
#                    libraries on the include path. Every target of ours links it, PRIVATE.

add_library(oferta_codegen INTERFACE)
add_library(oferta::codegen ALIAS oferta_codegen)

# One rounding per operation, so that every platform gives the same bits.
target_compile_options(oferta_codegen INTERFACE -ffp-contract=off)

if(EMSCRIPTEN)
  target_compile_options(oferta_codegen INTERFACE -fwasm-exceptions)
  target_link_options(oferta_codegen INTERFACE -fwasm-exceptions)
endif()
if(OFERTA_SANITIZE)
  # The address sanitizer sees what null, alignment and object-size would add; they alone double the
  # time that compiling takes.
  set(_sanitizers -fsanitize=address,undefined -fno-sanitize=null,alignment,object-size
                  -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(oferta_codegen INTERFACE ${_sanitizers})
  target_link_options(oferta_codegen INTERFACE ${_sanitizers})
endif()

add_library(oferta_flags INTERFACE)
add_library(oferta::flags ALIAS oferta_flags)
target_link_libraries(oferta_flags INTERFACE oferta::codegen oferta::third_party)
target_include_directories(oferta_flags INTERFACE "${PROJECT_SOURCE_DIR}"
                                                  "${PROJECT_BINARY_DIR}/generated")
target_compile_options(oferta_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
