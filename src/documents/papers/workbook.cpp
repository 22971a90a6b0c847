#include "documents/papers/workbook.h"

#include "documents/flow.h"
#include "documents/packed/xml.h"
#include "documents/papers/sheets.h"

namespace documents {

namespace {

using packed::Attributes;
using packed::XmlReader;

/// Keeps the sheets within PaperLimits.
class Kept : public SheetTaker {
public:
    bool sheet(const std::string& name, bool hidden) override {
        if (sheets.size() == PaperLimits::sheets) return false;
        sheets.push_back({name, hidden, {}});
        return true;
    }
    void cell(Cell cell) override {
        if (room_ == 0) return;
        --room_;
        sheets.back().cells.push_back(std::move(cell));
    }
    void merged(int, int, int, int) override {}
    void sheet_ends() override {}
    void cut() override {}
    std::vector<WorkbookSheet> sheets;

private:
    std::size_t room_ = PaperLimits::cells;
};

class PropertyReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes& attributes) override {
        if (name == "custom:property") name_ = cleaned(attributes.get("name")), value_.clear();
        in_value_ = name.starts_with("vt:");
    }
    void end(std::string_view name) override {
        if (name == "custom:property" && found.size() < PaperLimits::properties) found.emplace_back(name_, cleaned(value_));
        in_value_ = false;
    }
    void text(std::string_view text) override {
        constexpr std::size_t longest = 1000;
        if (in_value_ && value_.size() + text.size() <= longest) value_ += text;
    }
    std::vector<std::pair<std::string, std::string>> found;

private:
    std::string name_, value_;
    bool in_value_ = false;
};

}  // namespace

std::expected<std::vector<WorkbookSheet>, Refusal> read_workbook(const packed::Archive& archive) {
    Kept kept;
    const SheetReading how;
    if (auto read = read_sheets(archive, how, kept); !read) return std::unexpected{read.error()};
    return std::move(kept.sheets);
}

std::vector<std::pair<std::string, std::string>> read_custom_properties(const packed::Archive& archive) {
    PropertyReader reader;
    constexpr auto part = "docProps/custom.xml";
    if (!archive.has(part) || !packed::read_xml(archive, part, reader)) return {};
    return std::move(reader.found);
}

}  // namespace documents
