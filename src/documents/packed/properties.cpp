#include "documents/packed/properties.h"

#include "documents/flow.h"
#include "documents/packed/xml.h"

namespace documents::packed {

namespace {

class PropertyReader : public XmlReader {
public:
    void start(std::string_view name, const Attributes&) override {
        if (name == "dc:title") into_ = &result.title;
        else if (name == "dc:creator" || name == "meta:initial-creator") into_ = &result.author;
        else if (name == "dc:language") into_ = &result.language;
        else if (name == "dcterms:created" || name == "meta:creation-date") into_ = &result.created;
        else if (name == "dcterms:modified" || name == "dc:date") into_ = &result.modified;
        else if (name == "meta:generator") into_ = &result.producer;
        else into_ = nullptr;
        if (into_) into_->clear();
    }
    void end(std::string_view) override { into_ = nullptr; }
    void text(std::string_view text) override {
        if (into_ && into_->size() < 4'096) *into_ += text;
    }
    Properties result;

private:
    std::string* into_ = nullptr;
};

}  // namespace

Properties read_properties(const Archive& archive, std::string_view part) {
    PropertyReader reader;
    if (const auto xml = archive.has(part) ? archive.read(part) : std::string{}; xml) (void)read_xml(*xml, reader);
    Properties& found = reader.result;
    for (auto* text : {&found.title, &found.author, &found.language, &found.created, &found.modified, &found.producer}) *text = cleaned(*text);
    found.created.resize(std::min<std::size_t>(found.created.size(), 10));
    found.modified.resize(std::min<std::size_t>(found.modified.size(), 10));
    return found;
}

}  // namespace documents::packed
