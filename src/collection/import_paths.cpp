#include "collection/import_paths.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "collection/import_source.h"

namespace collection {

namespace fs = std::filesystem;

namespace {

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

class Finder {
public:
    FoundPaths find(const std::vector<fs::path>& paths) {
        for (const fs::path& path : paths) look_at(path);
        sort_and_unite(found_.catalogues), sort_and_unite(found_.files);
        return std::move(found_);
    }

private:
    void refuse(const fs::path& file, std::string reason, std::string advice) {
        found_.refused.push_back({told(file), 0, std::move(reason), std::move(advice)});
    }

    static void sort_and_unite(std::vector<fs::path>& paths) {
        std::ranges::sort(paths);
        const auto rest = std::ranges::unique(paths);
        paths.erase(rest.begin(), rest.end());
    }

    void look_at(const fs::path& path) {
        std::error_code failure;
        const fs::file_status status = fs::status(path, failure);
        if (status.type() == fs::file_type::not_found) return refuse(path, "There is no such file or folder.", "Check the path.");
        if (failure) return refuse(path, "It cannot be looked at: " + failure.message() + ".", "Check the path, and who may read it.");
        if (fs::is_regular_file(status)) return note(path);
        if (!fs::is_directory(status)) return refuse(path, "This is neither a file nor a folder.", "Name a file or a folder.");
        root_ = fs::weakly_canonical(path, failure);
        walk(path);
    }

    /// Deep folders cost no stack: what is still to be looked at waits in a list.
    void walk(const fs::path& top) {
        std::vector<fs::path> folders{top};
        while (!folders.empty()) {
            const fs::path folder = std::move(folders.back());
            folders.pop_back();
            std::error_code failure;
            auto entries = fs::directory_iterator{folder, failure};
            for (; !failure && entries != fs::directory_iterator{}; entries.increment(failure)) take(*entries, folders);
            if (failure) refuse(folder, "The folder cannot be read: " + failure.message() + ".", "Check who may read it.");
        }
    }

    void take(const fs::directory_entry& entry, std::vector<fs::path>& folders) {
        if (is_hidden(entry.path())) return;
        std::error_code failure;
        const fs::file_status own = entry.symlink_status(failure);
        if (fs::is_directory(own)) folders.push_back(entry.path());
        else if (fs::is_regular_file(own)) note(entry.path());
        else if (fs::is_symlink(own)) take_link(entry.path());
        else refuse(entry.path(), "This is neither a file nor a folder.", "Leave it out.");
    }

    /// Links to folders are not followed: their folder is read where it lies, or lies elsewhere.
    void take_link(const fs::path& link) {
        std::error_code failure;
        const fs::path target = fs::canonical(link, failure);
        if (failure) return refuse(link, "The link leads nowhere.", "Put the file itself into the folder.");
        const bool inside = std::ranges::mismatch(root_, target).in1 == root_.end();
        if (inside && fs::is_directory(target, failure)) return;
        if (inside && fs::is_regular_file(target, failure)) return note(link);
        refuse(link, "The link leads out of the folder.", "Put the file itself into the folder, or name it as a path of its own.");
    }

    void note(const fs::path& file) {
        const fs::path plain = file.lexically_normal();
        (catalogue_form(plain) ? found_.catalogues : found_.files).push_back(plain);
    }

    FoundPaths found_;
    fs::path root_;
};

}  // namespace

std::string told(const fs::path& path) {
    const std::string& bytes = path.native();
    std::string words;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
        const std::string_view letter = std::string_view{bytes}.substr(at, length);
        const bool control = first < 0x20 || first == 0x7F || (first == 0xC2 && letter.size() == 2 && static_cast<unsigned char>(letter[1]) < 0xA0);
        if (control || !base::is_utf8(letter)) words += fmt::format("%{:02X}", first), ++at;
        else words += letter, at += letter.size();
    }
    return words;
}

FoundPaths find_paths(const std::vector<fs::path>& paths) { return Finder{}.find(paths); }

}  // namespace collection
