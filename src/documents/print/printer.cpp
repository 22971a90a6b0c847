#include "documents/print/printer.h"

#include <unistd.h>

#include <array>
#include <exception>

#include <boost/json.hpp>
#include <sodium.h>

#include "base/log.h"
#include "documents/print/browser.h"
#include "documents/print/finished_pdf.h"

namespace documents {

namespace json = boost::json;

namespace {

/// The program itself before the script that starts it.
constexpr std::array<const char*, 4> places{"/usr/lib/chromium/chromium", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"};

std::string find_browser(std::string_view asked) {
    if (asked == "none") return {};
    if (!asked.empty()) return ::access(std::string{asked}.c_str(), X_OK) == 0 ? std::string{asked} : std::string{};
    for (const char* place : places)
        if (::access(place, X_OK) == 0) return place;
    return {};
}

std::string text_at(const std::string& message, std::string_view pointer) {
    boost::system::error_code error;
    const auto parsed = json::parse(message, error);
    if (error) return {};
    const auto* found = parsed.find_pointer(pointer, error);
    return found && found->is_string() ? std::string{found->as_string()} : std::string{};
}

std::string print_parameters(const PrintJob& job) {
    constexpr double a4_wide = 8.27, a4_high = 11.69, side = .71, top = .71, bottom = .95;  // Inches, as the browser wants them.
    return json::serialize(json::object{{"printBackground", true}, {"paperWidth", a4_wide}, {"paperHeight", a4_high}, {"marginLeft", side}, {"marginRight", side}, {"marginTop", top},
                                        {"marginBottom", bottom}, {"displayHeaderFooter", !job.footer_html.empty()}, {"headerTemplate", "<span></span>"}, {"footerTemplate", job.footer_html},
                                        {"transferMode", "ReturnAsBase64"}, {"generateTaggedPDF", true}, {"generateDocumentOutline", true}});
}

std::string from_base64(const std::string& text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) return {};
    bytes.resize(size);
    return bytes;
}

/// The conversation: a page of its own, the document into it, its fonts ready, and printed.
std::expected<std::string, PrintRefusal> converse(Browser& browser, const PrintJob& job) {
    const auto target = browser.ask("Target.createTarget", R"({"url":"about:blank"})");
    if (!target) return target;
    const auto attached = browser.ask("Target.attachToTarget", json::serialize(json::object{{"targetId", text_at(*target, "/result/targetId")}, {"flatten", true}}));
    if (!attached) return attached;
    const auto session = text_at(*attached, "/result/sessionId");
    const auto tree = browser.ask("Page.getFrameTree", "{}", session);
    if (!tree) return tree;
    const auto frame = text_at(*tree, "/result/frameTree/frame/id");
    const std::array<std::pair<const char*, std::string>, 4> steps{{{"Network.enable", "{}"},
        {"Network.emulateNetworkConditions", R"({"offline":true,"latency":0,"downloadThroughput":0,"uploadThroughput":0})"},
        {"Page.setDocumentContent", json::serialize(json::object{{"frameId", frame}, {"html", job.html}})},
        {"Runtime.evaluate", R"json({"expression":"document.fonts.ready.then(() => 1)","awaitPromise":true})json"}}};
    for (const auto& [method, parameters] : steps)
        if (auto done = browser.ask(method, parameters, session); !done) return done;
    auto printed = browser.ask("Page.printToPDF", print_parameters(job), session);
    if (!printed) return printed;
    return from_base64(text_at(*printed, "/result/data"));
}

}  // namespace

std::string_view words_of(PrintRefusal refusal) {
    switch (refusal) {
        case PrintRefusal::NoBrowser: return "There is no browser here that could make a PDF.";
        case PrintRefusal::Busy: return "Too many documents wait to be made into PDF.";
        case PrintRefusal::TooLarge: return "The document is too long to be made into PDF.";
        case PrintRefusal::TooSlow: return "Making the PDF took too long.";
        case PrintRefusal::Failed: return "The browser made no PDF.";
        case PrintRefusal::Stopped: return "The server is going down.";
    }
    return {};
}

Printer::Printer(std::string_view browser, PrintLimits limits) : browser_{find_browser(browser)}, limits_{limits} {}

std::expected<std::string, PrintRefusal> Printer::print(const PrintJob& job) {
    if (!can_print()) return std::unexpected{PrintRefusal::NoBrowser};
    if (job.html.size() > limits_.most_html_bytes) return std::unexpected{PrintRefusal::TooLarge};
    {
        std::unique_lock lock{mutex_};
        if (waiting_ >= limits_.most_waiting) return std::unexpected{PrintRefusal::Busy};
        ++waiting_;
        const bool had_turn = free_.wait_for(lock, limits_.patience, [this] { return !printing_ || stopped_; });
        --waiting_;
        if (stopped_) return std::unexpected{PrintRefusal::Stopped};
        if (!had_turn) return std::unexpected{PrintRefusal::Busy};
        printing_ = true;
    }
    auto printed = print_now(job);
    {
        const std::lock_guard lock{mutex_};
        printing_ = false;
    }
    free_.notify_one();
    return printed;
}

std::expected<std::string, PrintRefusal> Printer::print_now(const PrintJob& job) try {
    const PrivateFolder folder;
    std::expected<std::string, PrintRefusal> raw;
    {
        Browser browser{browser_, folder.path(), limits_, [this] {
                            const std::lock_guard lock{mutex_};
                            return stopped_;
                        }};
        raw = converse(browser, job);
    }
    if (!raw) return raw;
    auto finished = finished_pdf(*raw, job);
    if (!finished) return std::unexpected{PrintRefusal::Failed};
    return *std::move(finished);
} catch (const std::exception& fault) {  // Whatever it is, the next one gets its turn.
    base::log(base::Level::Error, "documents.print", {{"fault", fault.what()}});
    return std::unexpected{PrintRefusal::Failed};
}

void Printer::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopped_ = true;
    }
    free_.notify_all();
}

}  // namespace documents
