/// Small ZIP packages for tests, stored without compression unless asked for.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace documents::testing {

inline std::string made_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    if (!archive) throw std::runtime_error{"no archive"};
    zip_source_keep(source);
    for (const auto& [name, bytes] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
    if (zip_close(archive) != 0) throw std::runtime_error{"the archive could not be written"};
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string result(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, result.data(), result.size());
    zip_source_close(source);
    zip_source_free(source);
    return result;
}

/// A Word document with that body, and with other parts besides.
inline std::string made_docx(std::string_view body, std::vector<std::pair<std::string, std::string>> others = {}) {
    others.emplace_back("word/document.xml", "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                                                 std::string{body} + "</w:body></w:document>");
    return made_zip(others);
}

inline std::string made_odt(std::string_view body, std::string_view styles = {}) {
    return made_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                     {"content.xml", "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                                     "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles>" +
                                         std::string{styles} + "</office:automatic-styles><office:body><office:text>" + std::string{body} + "</office:text></office:body></office:document-content>"}});
}

}  // namespace documents::testing
