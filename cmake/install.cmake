# What `cmake --install` puts where, and the Debian packages (cpack -G DEB): jernih, the program with
# its man page, completions, configurations and tables; libjernih-dev, the libraries and headers.
include(CMakePackageConfigHelpers)

set(data ${CMAKE_INSTALL_DATADIR}/jernih)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/jernih)

install(TARGETS jernih COMPONENT program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/config/ DESTINATION ${data}/config COMPONENT program
  FILES_MATCHING PATTERN "*.yaml")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/lexicons/data/ DESTINATION ${data}/lexicons COMPONENT program
  FILES_MATCHING PATTERN "*.tsv" PATTERN "README.md" PATTERN "model" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
    ${PROJECT_SOURCE_DIR}/docs/cli.md ${PROJECT_SOURCE_DIR}/docs/stages.md ${PROJECT_SOURCE_DIR}/docs/library.md
    ${PROJECT_SOURCE_DIR}/docs/config.schema.json ${PROJECT_SOURCE_DIR}/docs/record.schema.json
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT program)
set(generated ${PROJECT_BINARY_DIR}/interfaces/cli)
install(FILES ${generated}/jernih.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${generated}/jernih.bash RENAME jernih
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${generated}/_jernih
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)

foreach(room IN LISTS JERNIH_LIBRARIES)
  get_target_property(kind ${room} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    install(TARGETS ${room} EXPORT jernihTargets COMPONENT dev)
  else()
    install(TARGETS ${room} EXPORT jernihTargets
      ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev
      FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/jernih COMPONENT dev)
  endif()
endforeach()
install(EXPORT jernihTargets NAMESPACE jernih:: DESTINATION ${package} COMPONENT dev)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/jernihConfig.cmake.in
  ${PROJECT_BINARY_DIR}/jernihConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/jernihConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/jernihConfig.cmake ${PROJECT_BINARY_DIR}/jernihConfigVersion.cmake
  DESTINATION ${package} COMPONENT dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME jernih)
set(CPACK_PACKAGE_VENDOR "Jernih")
set(CPACK_PACKAGE_CONTACT "Jernih developers <jernih@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "clean records from scraped Indonesian/English text")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME jernih)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
  "Turns scraped Indonesian/English text into clean records whose interface strings\nand time phrases read as one consistent English.")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME libjernih-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
  "libicu-dev, libyaml-cpp-dev, libfmt-dev, libtbb-dev, libsimdjson-dev, libxxhash-dev, zlib1g-dev, libzstd-dev, pkg-config")
set(CPACK_COMPONENT_DEV_DESCRIPTION "Libraries, headers and the CMake package of Jernih.")
include(CPack)
