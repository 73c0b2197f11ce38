# The QR Code generator library of Project Nayuki, C++ edition.
#
# Where its sources come from, the first that is there:
#   1. -DOFERTA_QRCODEGEN_DIR=<folder with qrcodegen.cpp>, a copy the user has;
#   2. the archive in the user's download cache, put there and checked by tools/fetch_source.sh;
#   3. off Debian, the release's tag.
#
# Defines oferta::qrcodegen. The same sources are compiled for every platform, so that the same text
# gives the same picture everywhere.

set(_oferta_qrcodegen_version 1.8.0)

if(OFERTA_QRCODEGEN_DIR)
  set(_qrcodegen "${OFERTA_QRCODEGEN_DIR}")
else()
  set(_qrcodegen
      "${CMAKE_BINARY_DIR}/third_party/QR-Code-generator-${_oferta_qrcodegen_version}/cpp")
  if(NOT EXISTS "${_qrcodegen}/qrcodegen.cpp")
    execute_process(
      COMMAND "${PROJECT_SOURCE_DIR}/tools/fetch_source.sh" qrcodegen
              "${CMAKE_BINARY_DIR}/third_party"
      OUTPUT_VARIABLE _qrcodegen_archive OUTPUT_STRIP_TRAILING_WHITESPACE
      RESULT_VARIABLE _qrcodegen_failed)
    if(NOT _qrcodegen_failed)
      file(ARCHIVE_EXTRACT INPUT "${_qrcodegen_archive}"
           DESTINATION "${CMAKE_BINARY_DIR}/third_party")
    else()
      message(STATUS "QR Code generator: taking the tag v${_oferta_qrcodegen_version} instead")
      include(FetchContent)
      FetchContent_Declare(qrcodegen GIT_REPOSITORY https://github.com/nayuki/QR-Code-generator.git
                           GIT_TAG v${_oferta_qrcodegen_version} GIT_SHALLOW TRUE)
      FetchContent_Populate(qrcodegen)
      set(_qrcodegen "${qrcodegen_SOURCE_DIR}/cpp")
    endif()
  endif()
endif()
if(NOT EXISTS "${_qrcodegen}/qrcodegen.cpp")
  message(FATAL_ERROR "The QR Code generator ${_oferta_qrcodegen_version} is not in "
                      "`${_qrcodegen}`. Pass -DOFERTA_QRCODEGEN_DIR=<folder with qrcodegen.cpp> to "
                      "use a copy of your own.")
endif()

add_library(oferta_qrcodegen STATIC "${_qrcodegen}/qrcodegen.cpp")
add_library(oferta::qrcodegen ALIAS oferta_qrcodegen)
target_link_libraries(oferta_qrcodegen PRIVATE oferta::codegen)
target_include_directories(oferta_qrcodegen SYSTEM PUBLIC "${_qrcodegen}")
