/// Small spreadsheets for tests, as Excel and LibreOffice pack them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents/testing/made_zip.h"

namespace documents::testing {

inline constexpr std::string_view sheet_names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

struct MadeSheet {
    std::string name, rows;
    std::string after = {};       ///< What follows the rows: `<mergeCells>`.
    std::string attributes = {};  ///< Of its line in the workbook: `state="hidden"`.
};

/// A workbook of those sheets; `properties` stand in the workbook before them, `others` are parts besides.
inline std::string made_xlsx(const std::vector<MadeSheet>& sheets, std::string_view properties = {}, std::vector<std::pair<std::string, std::string>> others = {}) {
    std::string listed, relations;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto number = std::to_string(i + 1);
        listed += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\" " + sheets[i].attributes + "/>";
        relations += "<Relationship Id=\"rId" + number + "\" Type=\"t\" Target=\"worksheets/sheet" + number + ".xml\"/>";
        others.emplace_back("xl/worksheets/sheet" + number + ".xml", "<worksheet " + std::string{sheet_names} + "><sheetData>" + sheets[i].rows + "</sheetData>" + sheets[i].after + "</worksheet>");
    }
    others.emplace_back("xl/workbook.xml", "<workbook " + std::string{sheet_names} + ">" + std::string{properties} + "<sheets>" + listed + "</sheets></workbook>");
    others.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations + "</Relationships>");
    return made_zip(others);
}

/// A spreadsheet of those tables, with automatic styles.
inline std::string made_ods(std::string_view tables, std::string_view styles = {}, std::vector<std::pair<std::string, std::string>> others = {}) {
    others.emplace_back("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    others.emplace_back("content.xml", "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                                       "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles>" +
                                           std::string{styles} + "</office:automatic-styles><office:body><office:spreadsheet>" + std::string{tables} + "</office:spreadsheet></office:body></office:document-content>");
    return made_zip(others);
}

}  // namespace documents::testing
