# How the project's own code is compiled.
#
#   oferta::codegen  what all code is compiled with: instructions, rounding, sanitizers.
#                    Third-party sources are compiled with this alone.
#   oferta::flags    codegen, warnings as errors, the repository's root and the header-only
#                    libraries on the include path. Every target of ours links it, PRIVATE.

add_library(oferta_codegen INTERFACE)
add_library(oferta::codegen ALIAS oferta_codegen)

# One rounding per operation, so that every platform gives the same bits.
target_compile_options(oferta_codegen INTERFACE -ffp-contract=off)

if(EMSCRIPTEN)
  # Later than WebAssembly's first version, and in every browser since 2021 (Safari 15).
  target_compile_options(oferta_codegen INTERFACE -msign-ext -mnontrapping-fptoint -mbulk-memory)
endif()
if(OFERTA_SANITIZE)
  # The address sanitizer sees what null, alignment and object-size would add; they alone double the
  # time that compiling takes.
  set(_sanitizers -fsanitize=address,undefined -fno-sanitize=null,alignment,object-size
                  -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(oferta_codegen INTERFACE ${_sanitizers})
  target_link_options(oferta_codegen INTERFACE ${_sanitizers})
endif()

# Where LLVM's linker is – it comes with Emscripten – it links in a fifth of the time of the system's.
if(NOT EMSCRIPTEN AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  include(CheckLinkerFlag)
  check_linker_flag(CXX -fuse-ld=lld OFERTA_HAS_LLD)
  if(OFERTA_HAS_LLD)
    add_link_options(-fuse-ld=lld)
  endif()
endif()

add_library(oferta_flags INTERFACE)
add_library(oferta::flags ALIAS oferta_flags)
target_link_libraries(oferta_flags INTERFACE oferta::codegen oferta::third_party)
target_include_directories(oferta_flags INTERFACE "${PROJECT_SOURCE_DIR}"
                                                  "${PROJECT_BINARY_DIR}/generated")
target_compile_options(oferta_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(EMSCRIPTEN)
  # No code of ours throws, and a program that has failed stops. What would be undone on the way of an
  # exception was an eighth of what the browser fetches.
  target_compile_options(oferta_flags INTERFACE -fno-exceptions -fno-rtti)
endif()
