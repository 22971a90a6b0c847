#include "documents/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/assert.h"
#include "base/fault.h"
#include "documents/child.h"
#include "documents/refusal.h"

namespace documents {

namespace {

/// The ending of a name, in small letters: the only part that the helper hears. Names may say too much for a list of processes.
std::string ending_of(std::string_view name) {
    const auto dot = name.find_last_of("./");
    if (dot == std::string_view::npos || name[dot] == '/') return {};
    std::string result;
    for (const char c : name.substr(dot + 1)) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) result += small;
    }
    return result.size() <= 8 ? result : std::string{};
}

std::optional<Refusal> refuse_by_size(int file, const Limits& limits) {
    struct stat status {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        throw base::Fault{"Only an ordinary file can be read", "", "Choose a file, not a folder or a device"};
    if (status.st_size == 0) return refuse_empty();
    if (static_cast<std::uint64_t>(status.st_size) > limits.file_bytes)
        return refuse_too_large(fmt::format("The file has {} MB; one file may have {} MB.", status.st_size >> 20, limits.file_bytes >> 20));
    return std::nullopt;
}

/// For the helper: 0 never, 1 recognise, 2 say if it is needed. Most files have a text layer, and the recogniser is dear to load.
int recognition_of(const Limits& limits) { return !limits.recognise ? 0 : limits.recogniser_here ? 1 : 2; }

std::vector<std::string> shared_arguments(const char* task, const Limits& limits) {
    return {"helper", task, fmt::format("--memory={}", limits.memory_bytes), fmt::format("--pages={}", limits.pages),
            fmt::format("--recognise={}", recognition_of(limits)),
            fmt::format("--seconds={}", limits.recognise ? limits.recognition.count() : limits.text.count())};
}

/// The one kind of answer that was asked for; another kind is a helper gone astray.
template <class Wanted>
std::expected<Wanted, Refusal> only(std::expected<Answer, Refusal> answer) {
    if (!answer) return std::unexpected{std::move(answer.error())};
    if (auto* refusal = std::get_if<Refusal>(&*answer)) return std::unexpected{std::move(*refusal)};
    if (auto* wanted = std::get_if<Wanted>(&*answer)) return std::move(*wanted);
    return std::unexpected{refuse_crashed()};
}

}  // namespace

std::expected<Extraction, Refusal> Reader::read(int file, std::string_view name, const Limits& limits,
                                                const OnProgress& on_progress, std::stop_token stop) const {
    if (auto refusal = refuse_by_size(file, limits)) return std::unexpected{std::move(*refusal)};
    const auto ask = [&](bool recogniser_here) {
        Limits asked = limits;
        asked.recogniser_here = recogniser_here;
        auto arguments = shared_arguments("extract", asked);
        arguments.push_back("--ending=" + ending_of(name));
        return only<Extraction>(ask_child(program_, arguments, file, limits, on_progress, stop));
    };
    auto answer = ask(false);
    if (answer || answer.error().code != recogniser_needed) return answer;
    answer = ask(true);
    if (!answer && answer.error().code == recogniser_needed) return std::unexpected{refuse_crashed()};
    return answer;
}

namespace {

/// A file that is open for reading, closed with its owner. Throws base::Fault where it cannot be opened.
struct OpenFile {
    explicit OpenFile(const std::filesystem::path& path) : descriptor{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)} {
        if (descriptor < 0)
            throw base::Fault{std::string{"The file could not be opened: "} + std::strerror(errno), path.string(), "Check its name and that you may read it"};
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { ::close(descriptor); }
    int descriptor;
};

}  // namespace

std::expected<Extraction, Refusal> Reader::read(const std::filesystem::path& path, const Limits& limits,
                                                const OnProgress& on_progress, std::stop_token stop) const {
    const OpenFile file{path};
    return read(file.descriptor, path.filename().string(), limits, on_progress, std::move(stop));
}

std::expected<Paper, Refusal> Reader::look(int file, std::string_view name, const Limits& limits) const {
    if (auto refusal = refuse_by_size(file, limits)) return std::unexpected{std::move(*refusal)};
    auto arguments = shared_arguments("paper", limits);
    arguments.push_back("--ending=" + ending_of(name));
    return only<Paper>(ask_child(program_, arguments, file, limits, {}, {}));
}

std::expected<Paper, Refusal> Reader::look(const std::filesystem::path& path, const Limits& limits) const { return look(OpenFile{path}.descriptor, path.filename().string(), limits); }

std::expected<HiddenThings, Refusal> Reader::hidden(const std::filesystem::path& path, const Limits& limits) const { return hidden(OpenFile{path}.descriptor, path.filename().string(), limits); }

namespace {

/// For a task that says nothing while it looks: the answer comes at once at the end.
template <class Wanted>
std::expected<Wanted, Refusal> ask_in_silence(const std::string& program, const char* task, int file, std::string_view name, const Limits& limits) {
    if (auto refusal = refuse_by_size(file, limits)) return std::unexpected{std::move(*refusal)};
    Limits patient = limits;
    patient.step = limits.text;
    auto arguments = shared_arguments(task, patient);
    arguments.push_back("--ending=" + ending_of(name));
    return only<Wanted>(ask_child(program, arguments, file, patient, {}, {}));
}

}  // namespace

std::expected<HiddenThings, Refusal> Reader::hidden(int file, std::string_view name, const Limits& limits) const { return ask_in_silence<HiddenThings>(program_, "hidden", file, name, limits); }

std::expected<AsWritten, Refusal> Reader::as_written(int file, std::string_view name, const Limits& limits) const { return ask_in_silence<AsWritten>(program_, "written", file, name, limits); }

std::expected<FileTables, Refusal> Reader::tables(int file, std::string_view name, const Limits& limits) const { return ask_in_silence<FileTables>(program_, "tables", file, name, limits); }

std::expected<FileTables, Refusal> Reader::tables(const std::filesystem::path& path, const Limits& limits) const { return tables(OpenFile{path}.descriptor, path.filename().string(), limits); }

std::expected<PageImage, Refusal> Reader::render_page(int file, int page, int width_pixels, const Limits& limits) const {
    CAIRN_ASSERT(page >= 1 && width_pixels >= 50 && width_pixels <= 4000);
    if (auto refusal = refuse_by_size(file, limits)) return std::unexpected{std::move(*refusal)};
    auto arguments = shared_arguments("picture", limits);
    arguments.push_back(fmt::format("--page={}", page));
    arguments.push_back(fmt::format("--width={}", width_pixels));
    return only<PageImage>(ask_child(program_, arguments, file, limits, {}, {}));
}

std::expected<std::unique_ptr<catalogue::Rows>, Refusal> Reader::open_catalogue(int file, catalogue::Form form, const Limits& limits) const {
    if (auto refusal = refuse_by_size(file, limits)) return std::unexpected{std::move(*refusal)};
    auto arguments = shared_arguments("rows", limits);
    arguments.push_back(fmt::format("--form={}", static_cast<int>(form)));
    return std::make_unique<catalogue::Rows>(program_, arguments, file, limits);
}

}  // namespace documents
