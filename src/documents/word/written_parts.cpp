#include "documents/word/written_parts.h"

#include <fmt/format.h>

namespace documents::word {

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string style(std::string_view id, std::string_view name, std::string_view paragraph, std::string_view run) {
    return fmt::format("<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/>"
                       "<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>", id, name, paragraph, run);
}

std::string heading_style(int level, int half_points, int before) {
    return style(fmt::format("Heading{}", level), fmt::format("heading {}", level),
                 fmt::format("<w:keepNext/><w:spacing w:before=\"{}\" w:after=\"80\"/><w:outlineLvl w:val=\"{}\"/>", before, level - 1),
                 fmt::format("<w:b/><w:sz w:val=\"{}\"/>", half_points));
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string written;
    for (const char c : text) {
        if (c == '&') written += "&amp;";
        else if (c == '<') written += "&lt;";
        else if (c == '>') written += "&gt;";
        else if (c == '"') written += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') written += c;
    }
    return written;
}

std::string content_types_part() {
    constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.";
    return fmt::format("{0}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                       "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                       "<Override PartName=\"/word/document.xml\" ContentType=\"{1}wordprocessingml.document.main+xml\"/>"
                       "<Override PartName=\"/word/styles.xml\" ContentType=\"{1}wordprocessingml.styles+xml\"/>"
                       "<Override PartName=\"/word/numbering.xml\" ContentType=\"{1}wordprocessingml.numbering+xml\"/>"
                       "<Override PartName=\"/word/settings.xml\" ContentType=\"{1}wordprocessingml.settings+xml\"/>"
                       "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                       "<Override PartName=\"/docProps/custom.xml\" ContentType=\"{1}custom-properties+xml\"/></Types>", declaration, office);
}

std::string package_relations_part() {
    constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return fmt::format("{0}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                       "<Relationship Id=\"r1\" Type=\"{1}officeDocument\" Target=\"word/document.xml\"/>"
                       "<Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                       "<Relationship Id=\"r3\" Type=\"{1}custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>", declaration, office);
}

std::string document_relations_part() {
    constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return fmt::format("{0}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                       "<Relationship Id=\"r1\" Type=\"{1}styles\" Target=\"styles.xml\"/><Relationship Id=\"r2\" Type=\"{1}numbering\" Target=\"numbering.xml\"/>"
                       "<Relationship Id=\"r3\" Type=\"{1}settings\" Target=\"settings.xml\"/></Relationships>", declaration, office);
}

std::string styles_part(std::string_view language) {
    const std::string head = fmt::format("{}<w:styles xmlns:w=\"{}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>"
                                         "<w:sz w:val=\"24\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>"
                                         "</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
                                         declaration, word_name, xml_text(language));
    return head + heading_style(1, 40, 0) + heading_style(2, 32, 360) + heading_style(3, 26, 280) + heading_style(4, 24, 200) +
           style("Hint", "Hint", "<w:keepNext/>", "<w:color w:val=\"46545C\"/>") + style("ListItem", "List Item", "<w:spacing w:after=\"40\"/>", "") +
           "<w:style w:type=\"character\" w:styleId=\"PlaceholderText\"><w:name w:val=\"Placeholder Text\"/><w:rPr><w:color w:val=\"595959\"/></w:rPr></w:style>"
           "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
           "<w:top w:val=\"single\" w:sz=\"6\" w:color=\"46545C\"/><w:left w:val=\"single\" w:sz=\"6\" w:color=\"46545C\"/><w:bottom w:val=\"single\" w:sz=\"6\" w:color=\"46545C\"/>"
           "<w:right w:val=\"single\" w:sz=\"6\" w:color=\"46545C\"/><w:insideH w:val=\"single\" w:sz=\"6\" w:color=\"46545C\"/><w:insideV w:val=\"single\" w:sz=\"6\" w:color=\"46545C\"/>"
           "</w:tblBorders><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/><w:left w:w=\"110\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"110\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>";
}

std::string numbering_part(int numbered_lists) {
    const auto level = [](std::string_view format, std::string_view text) {
        return fmt::format("<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:lvlText w:val=\"{}\"/><w:pPr><w:ind w:left=\"567\" w:hanging=\"397\"/></w:pPr></w:lvl>", format, text);
    };
    std::string part = fmt::format("{}<w:numbering xmlns:w=\"{}\"><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>"
                                   "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", declaration, word_name, level("bullet", "•"), level("decimal", "%1."));
    for (int list = 0; list < numbered_lists; ++list)
        part += fmt::format("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>", list + 2);
    return part + "</w:numbering>";
}

std::string core_properties_part(const WrittenDocument& document) {
    return fmt::format("{}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                       "<dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>", declaration, xml_text(document.title), xml_text(document.language));
}

std::string custom_properties_part(const WrittenDocument& document) {
    std::string part = fmt::format("{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
                                   "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">", declaration);
    int id = 2;  // Word begins here
    for (const auto& [name, value] : document.properties)
        part += fmt::format("<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" name=\"{}\"><vt:lpwstr>{}</vt:lpwstr></property>", id++, xml_text(name), xml_text(value));
    return part + "</Properties>";
}

std::string settings_part(std::string_view language) {
    return fmt::format("{}<w:settings xmlns:w=\"{}\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                       "<w:themeFontLang w:val=\"{}\"/></w:settings>", declaration, word_name, xml_text(language));
}

}  // namespace documents::word
