#include "server/tls/trust_page.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "server/tls/trust_texts.h"
#include "shared/base/sha256.h"

namespace oferta::server::tls {
namespace {

constexpr std::string_view kPage = "/trust";
constexpr std::string_view kPem = "/oferta-authority.crt";
constexpr std::string_view kDer = "/oferta-authority.cer";
constexpr std::string_view kProfile = "/oferta-authority.mobileconfig";
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";

std::string_view path_of(const http::Request& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

http::Response response(unsigned status, const char* type, std::string body) {
  return {status,
          {{"Content-Type", type},
           {"Cache-Control", "no-store"},
           {"Content-Security-Policy", kPolicy},
           {"Referrer-Policy", "no-referrer"},
           {"X-Content-Type-Options", "nosniff"}},
          std::move(body)};
}

http::Response download(const char* type, std::string_view path, const std::string& body) {
  http::Response made = response(200, type, body);
  made.headers.emplace_back("Content-Disposition",
                            "attachment; filename=\"" + std::string(path.substr(1)) + "\"");
  return made;
}

http::Response redirect(const std::string& location) {
  http::Response made = response(303, "text/plain; charset=utf-8", "");
  made.headers.emplace_back("Location", location);
  return made;
}

// What may carry secrets is not led on, so that nobody comes to rely on it.
bool is_private(std::string_view path) {
  return path.starts_with("/v1/") || path.starts_with("/s/") || path == "/healthz" ||
         path == "/metrics";
}

http::Response refused_without_tls() {
  http::Response made =
      response(426, "application/json",
               R"({"error":{"code":"https_needed","message":"This server speaks HTTPS: )"
               R"(use https:// in its address."}})");
  made.headers.emplace_back("Upgrade", "TLS/1.2");
  made.headers.emplace_back("Connection", "Upgrade");
  return made;
}

bool reads(const http::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const unsigned char byte =
          i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0;
      three = three << 8U | byte;
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kDigits[three >> (18 - 6 * k) & 0x3FU];
    }
  }
  return out;
}

// Always the same for one root, so that installing it again replaces it.
std::string uuid_of(const std::string& der, const char* purpose) {
  std::string hex = sha256_hex(purpose + der).substr(0, 32);
  for (const std::size_t at : {std::size_t{20}, std::size_t{16}, std::size_t{12}, std::size_t{8}})
    hex.insert(at, "-");
  return hex;
}

std::string profile_of(const std::string& der) {
  const std::string name = "Oferta";
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadContent</key><array><dict>
<key>PayloadCertificateFileName</key><string>oferta-authority.cer</string>
<key>PayloadContent</key><data>)" +
         base64(der) + R"(</data>
<key>PayloadDisplayName</key><string>Oferta: local authority</string>
<key>PayloadIdentifier</key><string>oferta.local.authority.root</string>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadUUID</key><string>)" +
         uuid_of(der, "root") + R"(</string>
<key>PayloadVersion</key><integer>1</integer>
</dict></array>
<key>PayloadDisplayName</key><string>Oferta</string>
<key>PayloadDescription</key><string>Trust in the Oferta server of the local network</string>
<key>PayloadIdentifier</key><string>oferta.local.authority</string>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadUUID</key><string>)" +
         uuid_of(der, "profile") + R"(</string>
<key>PayloadVersion</key><integer>1</integer>
</dict></plist>
)";
}

std::string replaced(std::string text, std::string_view what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

std::string secure_address(const http::Request& request) {
  const bool plausible = !request.host.empty() &&
                         std::all_of(request.host.begin(), request.host.end(), [](unsigned char c) {
                           return (c < 0x80 && std::isalnum(c) != 0) || c == '.' || c == '-' ||
                                  c == ':' || c == '[' || c == ']';
                         });
  return plausible ? "https://" + request.host + "/" : "/";
}

Result<TrustPage> TrustPage::of(const Authority& authority) {
  TrustPage page;
  page.pem_ = authority.root;
  OFERTA_ASSIGN(page.fingerprint_, tls::fingerprint(authority));
  OFERTA_ASSIGN(page.der_, root_der(authority));
  page.profile_ = profile_of(page.der_);
  return page;
}

std::optional<http::Response> TrustPage::secure(const http::Request& request) const {
  const std::string_view path = path_of(request);
  if (!reads(request)) return std::nullopt;
  if (path == kPem) return download("application/x-x509-ca-cert", path, pem_);
  if (path == kDer) return download("application/x-x509-ca-cert", path, der_);
  if (path == kProfile) return download("application/x-apple-aspen-config", path, profile_);
  if (path != kPage) return std::nullopt;
  // Eight bytes a line, which fit a phone.
  constexpr std::size_t kLine = std::string_view("00:11:22:33:44:55:66:77").size();
  std::string lines = fingerprint_;
  for (std::size_t at = kLine; at < lines.size(); at += kLine + std::string_view("<br>").size()) {
    lines.replace(at, 1, "<br>");
  }
  return response(
      200, "text/html; charset=utf-8",
      replaced(replaced(kTrustHtml, "{fingerprint}", lines), "{address}", secure_address(request)));
}

http::Response TrustPage::plain(const http::Request& request) const {
  const std::string_view path = path_of(request);
  if (is_private(path) || !reads(request)) return refused_without_tls();
  if (path == "/") {
    http::Request page = request;
    page.target = kPage;
    return *secure(page);
  }
  if (auto known = secure(request)) return *std::move(known);
  return redirect("/");
}

http::Response plain_redirect(const http::Request& request) {
  if (is_private(path_of(request)) || !reads(request)) return refused_without_tls();
  return redirect(secure_address(request));
}

}  // namespace oferta::server::tls
