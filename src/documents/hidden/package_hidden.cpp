#include "documents/hidden/package_hidden.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/flow.h"
#include "documents/hidden/blank_jpeg.h"
#include "documents/hidden/makers.h"
#include "documents/hidden/picture_data.h"
#include "documents/hidden/pdf_values.h"
#include "documents/hidden/xml_tree.h"

namespace documents::hidden {

namespace {

using packed::Archive;

std::string_view local_of(const Node& node) {
    const std::string_view name = node.name;
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

/// Calls `each` with every part whose name begins so and that is sound XML.
template <class Each>
void each_xml(const Archive& archive, std::string_view beginning, std::string_view ending, const Each& each) {
    for (const std::string& name : archive.names()) {
        if (!name.starts_with(beginning) || !name.ends_with(ending)) continue;
        if (const auto xml = archive.read(name)) {
            if (const auto root = read_tree(*xml)) each(name, *root);
            else each(name, Node{"unreadable", {}, {}, {Node{{}, *xml, {}, {}}}});  // Whatever it says is shown as it stands.
        }
    }
}

/// docProps/core.xml: a title that repeats what is shown and the names that programs give themselves are nothing.
void find_core(const std::string& part, const Node& root, const ShownWords& shown, Findings& findings) {
    constexpr std::array<std::string_view, 4> names{"creator", "lastModifiedBy", "contributor", "manager"};
    constexpr std::array<std::string_view, 7> ordinary{"created", "modified", "revision", "language", "lastPrinted", "version", "contentType"};
    for (const Node& one : root.children) {
        const auto name = local_of(one);
        const auto value = cleaned(one.all_text());
        if (one.name.empty() || value.empty() || std::ranges::find(ordinary, name) != ordinary.end() || is_a_makers_word(value)) continue;
        const bool is_name = std::ranges::find(names, name) != names.end();
        if (is_name || shown.lacks_a_word_of(value)) findings.add("property", part, said_by(name, value));
    }
}

void find_app(const std::string& part, const Node& root, const ShownWords& shown, Findings& findings) {
    for (const Node& one : root.children) {
        const auto name = local_of(one);
        const auto value = cleaned(one.all_text());
        if (value.empty()) continue;
        if (name == "Template" && value != "Normal.dotm" && value != "Normal" && value != "Normal.dot") findings.add("template_path", part, value);
        if (name == "Manager" || name == "Company" || (name == "HyperlinkBase" && shown.lacks_a_word_of(value))) findings.add("property", part, said_by(name, value));
    }
}

void find_custom(const std::string& part, const Node& root, Findings& findings) {
    constexpr std::array<std::string_view, 5> ordinary{"ContentTypeId", "KSOProductBuildVer", "AppVersion", "ICV", "MediaServiceImageTags"};
    for (const Node& one : root.children) {
        const auto name = one.attribute("name");
        if (one.is("property") && std::ranges::find(ordinary, name) == ordinary.end()) findings.add("property", part, said_by(name, cleaned(one.all_text())));
    }
}

/// Parts that Office and SharePoint put into every file say nothing: an empty bibliography, a schema of properties, a list of forms.
bool is_ordinary_xml(const Node& root) {
    return root.is("contentTypeSchema") || root.is("FormTemplates") || root.is("datastoreItem") || root.is("datastoreItemProps") || root.is("LongProperties");
}

void find_custom_xml(const std::string& part, const Node& root, Findings& findings) {
    if (is_ordinary_xml(root) || part.find("itemProps") != std::string::npos) return;
    std::string text;
    walk(root, [&](const Node& node) {
        for (const Node& child : node.children)
            if (child.name.empty()) text += child.text, text += ' ';
        const bool bibliography = node.is("Sources") && &node == &root;
        for (const auto& [name, value] : node.attributes)
            if (!bibliography && name.find("schemaLocation") == std::string::npos && !name.ends_with(":nil")) text += value, text += ' ';
        return true;
    });
    findings.add("custom_xml", part, text);
}

/// What relations lead out of the file: links, templates, pictures and data kept elsewhere.
void find_targets(const Archive& archive, const ShownWords& shown, Findings& findings) {
    each_xml(archive, "", ".rels", [&](const std::string& name, const Node& root) {
        for (const Node& one : root.children) {
            const auto type = one.attribute("Type"), target = one.attribute("Target");
            if (type.ends_with("/attachedTemplate")) {
                if (!target.ends_with("Normal.dotm") && !target.ends_with("Normal.dot")) findings.add("template_path", name, target);
            } else if (type.ends_with("/aFChunk") && base::fold(target).find("afchunk") == std::string::npos) {
                // Word names these parts afchunk; other programs as they like.
                const auto bytes = archive.read("word/" + std::string{target});
                findings.add("embedded_object", name, fmt::format("Another document within this one: {} {}", target, bytes ? without_tags(bytes->substr(0, 4'000)) : ""));
            } else if (one.attribute("TargetMode") == "External" && !shown.shows_target(target)) {
                findings.add("link", name, target);
            }
        }
    });
}

void find_embedded(const Archive& archive, Findings& findings) {
    for (const std::string& name : archive.names()) {
        const std::string small = base::fold(name);
        const bool picture = name.find("/media/") != std::string::npos;
        if (small.find("/embeddings/") != std::string::npos || small.find("/activex/") != std::string::npos || small.find("/afchunk") != std::string::npos)
            findings.add("embedded_object", name, fmt::format("An embedded file: {}", name.substr(name.rfind('/') + 1)));
        else if (small.ends_with("vbaproject.bin")) findings.add("macro", name, "A program that Office could run");
        const bool thumbnail = small.starts_with("docprops/thumbnail");
        if (!picture && !thumbnail) continue;
        const auto bytes = archive.read(name);
        if (!bytes) continue;
        // Some programs put the same small picture of an empty page into every file.
        if (thumbnail && !is_blank_jpeg(*bytes)) findings.add("thumbnail", name, "A small picture of the first page as it once was");
        find_in_picture(*bytes, name, findings);
    }
}

}  // namespace

void find_in_package(const Archive& archive, const ShownWords& shown, Findings& findings) {
    each_xml(archive, "docProps/", ".xml", [&](const std::string& name, const Node& root) {
        if (root.is("coreProperties")) find_core(name, root, shown, findings);
        else if (root.is("Properties") && name.find("custom") != std::string::npos) find_custom(name, root, findings);
        else if (root.is("Properties")) find_app(name, root, shown, findings);
    });
    each_xml(archive, "customXml/", ".xml", [&](const std::string& name, const Node& root) { find_custom_xml(name, root, findings); });
    find_targets(archive, shown, findings);
    find_embedded(archive, findings);
}

}  // namespace documents::hidden
