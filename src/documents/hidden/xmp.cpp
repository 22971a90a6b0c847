#include "documents/hidden/xmp.h"

#include <algorithm>
#include <array>
#include <string>

#include "documents/flow.h"
#include "documents/hidden/makers.h"
#include "documents/hidden/xml_tree.h"

namespace documents::hidden {

namespace {

std::string_view local_of(std::string_view name) { return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1); }

/// Properties of how the file is made: dates, identifiers, standards, programs, fonts, colours, sizes.
bool is_ordinary(std::string_view name) {
    constexpr std::array<std::string_view, 61> ordinary{
        "CreateDate", "ModifyDate", "MetadataDate", "CreatorTool", "Producer", "format", "DocumentID", "InstanceID", "OriginalDocumentID", "RenditionClass", "VersionID", "part", "conformance", "amd", "rev",
        "PDFVersion", "GTS_PDFXVersion", "GTS_PDFXConformance", "Trapped", "action", "instanceID", "documentID", "originalDocumentID", "when", "softwareAgent", "changed", "parameters", "about", "parseType", "lang",
        "xmptk", "renditionClass", "Fonts", "PlateNames", "SwatchGroups", "MaxPageSize", "NPages", "HasVisibleOverprint", "HasVisibleTransparency", "schemas", "Orientation", "XResolution", "YResolution",
        "ResolutionUnit", "ColorSpace", "PixelXDimension", "PixelYDimension", "ImageWidth", "ImageLength", "BitsPerSample", "SamplesPerPixel", "PhotometricInterpretation", "ICCProfile", "ColorMode", "language",
        "NativeDigest", "Thumbnails", "StartupProfile", "type", "date", "Software"};
    return std::ranges::find(ordinary, name) != ordinary.end();
}

bool is_frame(std::string_view local) {
    return local == "RDF" || local == "Description" || local == "Seq" || local == "Bag" || local == "Alt" || local == "li" || local == "xmpmeta" || local == "xapmeta";
}

class XmpFinder {
public:
    XmpFinder(std::string_view kind, std::string_view place, const ShownWords& shown, Findings& findings) : kind_{kind}, place_{place}, shown_{shown}, findings_{findings} {}

    void visit(const Node& node, std::string_view property) {
        const auto local = local_of(node.name);
        if (!is_frame(local)) {
            if (is_ordinary(local)) return;
            property = local;
        }
        for (const auto& [name, value] : node.attributes)
            if (const auto of = local_of(name); !is_ordinary(of) && !name.starts_with("xmlns")) say(of == "resource" ? property : of, value);
        for (const Node& child : node.children) {
            if (child.name.empty()) say(property, child.text);
            else visit(child, property);
        }
    }

private:
    /// Who made it counts even where the name is shown elsewhere: that somebody wrote a text is more than that they are in it.
    void say(std::string_view property, std::string_view value) {
        const auto clean = cleaned(value);
        if (clean.empty() || is_a_makers_word(clean)) return;
        const bool named = property == "creator" || property == "Author" || property == "contributor";
        if (named || shown_.lacks_a_word_of(clean)) findings_.add(kind_, place_, said_by(property, clean));
    }

    std::string_view kind_, place_;
    const ShownWords& shown_;
    Findings& findings_;
};

}  // namespace

void find_in_xmp(std::string_view xml, std::string_view kind, std::string_view place, const ShownWords& shown, Findings& findings) {
    xml = xml.substr(0, xml.find_last_not_of('\0') + 1);  // Some writers fill up with zeros.
    const auto begin = xml.find('<');
    if (begin == std::string_view::npos) return;
    if (const auto root = read_tree(xml.substr(begin))) return XmpFinder{kind, place, shown, findings}.visit(*root, "about");
    std::string text;  // Broken: then whatever stands between its tags.
    bool in_tag = false;
    for (const char c : xml) {
        if (c == '<') in_tag = true, text += ' ';
        else if (c == '>') in_tag = false;
        else if (!in_tag) text += c;
    }
    if (shown.lacks_a_word_of(text)) findings.add(kind, place, text);
}

}  // namespace documents::hidden
