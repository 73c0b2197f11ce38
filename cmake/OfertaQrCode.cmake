# The QR Code generator library of Project Nayuki, C++ edition.
#
# Defines oferta::qrcodegen. The same sources are compiled for every platform, so that the same text
# gives the same picture everywhere.
include(OfertaSources)

oferta_sources(qrcodegen TITLE "The QR Code generator" VERSION 1.8.0
               FOLDER QR-Code-generator-1.8.0 SUBFOLDER cpp PROBE qrcodegen.cpp
               REPOSITORY https://github.com/nayuki/QR-Code-generator.git)

add_library(oferta_qrcodegen STATIC "${qrcodegen_sources}/qrcodegen.cpp")
add_library(oferta::qrcodegen ALIAS oferta_qrcodegen)
target_link_libraries(oferta_qrcodegen PRIVATE oferta::codegen)
target_include_directories(oferta_qrcodegen SYSTEM PUBLIC "${qrcodegen_sources}")
