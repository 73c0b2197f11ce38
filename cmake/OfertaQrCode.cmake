# The QR Code generator library of Project Nayuki, the C edition: that for C++ throws, and brings the
# standard library's streams and locales along.
#
# Defines oferta::qrcodegen. The same sources are compiled for every platform, so that the same text
# gives the same picture everywhere.
include(OfertaSources)

oferta_sources(qrcodegen TITLE "The QR Code generator" VERSION 1.8.0
               FOLDER QR-Code-generator-1.8.0 SUBFOLDER c PROBE qrcodegen.c
               REPOSITORY https://github.com/nayuki/QR-Code-generator.git)

add_library(oferta_qrcodegen STATIC "${qrcodegen_sources}/qrcodegen.c")
# It is valid C++ as well, so that the project needs one compiler.
set_source_files_properties("${qrcodegen_sources}/qrcodegen.c" PROPERTIES LANGUAGE CXX)
add_library(oferta::qrcodegen ALIAS oferta_qrcodegen)
target_link_libraries(oferta_qrcodegen PRIVATE oferta::codegen)
target_include_directories(oferta_qrcodegen SYSTEM PUBLIC "${qrcodegen_sources}")
