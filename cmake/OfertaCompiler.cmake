# Which compiler builds the native programs, unless CXX or -DCMAKE_CXX_COMPILER names one. Included
# before project().
#
# Clang where there is one: it comes with Emscripten, so the same front end sees all of the code, and
# without optimisation, as tests are compiled, it takes half the time of GCC. GCC builds the project too.
if(NOT CMAKE_TOOLCHAIN_FILE AND NOT CMAKE_CXX_COMPILER AND NOT DEFINED ENV{CXX})
  find_program(OFERTA_CLANG NAMES clang++ clang++-14)
  if(OFERTA_CLANG)
    set(CMAKE_CXX_COMPILER "${OFERTA_CLANG}")
  endif()
endif()
