#include "server/tls/authority.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <set>
#include <utility>

namespace oferta::server::tls {
namespace {

constexpr std::int64_t kDay = 24LL * 3600;
constexpr std::int64_t kAuthoritySeconds = 3650 * kDay;
constexpr std::int64_t kServerSeconds = 180 * kDay;
constexpr std::int64_t kRenewBefore = 30 * kDay;
constexpr std::int64_t kClockSlack = kDay;  // a device's clock may be behind
constexpr std::size_t kSerialBytes = 16;

constexpr const char* kLocalDomains[] = {"local", "lan", "home.arpa", "internal", "localhost"};
// Those of is_local_address(), and link-local ones.
constexpr const char* kLocalRanges =
    ",permitted;IP:10.0.0.0/255.0.0.0,permitted;IP:172.16.0.0/255.240.0.0"
    ",permitted;IP:192.168.0.0/255.255.0.0,permitted;IP:100.64.0.0/255.192.0.0"
    ",permitted;IP:169.254.0.0/255.255.0.0,permitted;IP:127.0.0.0/255.0.0.0"
    ",permitted;IP:::1/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF"
    ",permitted;IP:FC00::/FE00::,permitted;IP:FE80::/FFC0::";

template <class Type, void (*release)(Type*)>
struct Release {
  void operator()(Type* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509, X509_free>>;
using Bytes = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;
using AltNames = std::unique_ptr<GENERAL_NAMES, Release<GENERAL_NAMES, GENERAL_NAMES_free>>;

tl::unexpected<Error> library_failed() {
  std::array<char, 256> text{};
  ERR_error_string_n(ERR_get_error(), text.data(), text.size());
  ERR_clear_error();
  return fail(ErrorCode::internal, "The certificate could not be made", text.data());
}

Result<std::string> bytes_of(const Bytes& bytes) {
  char* data = nullptr;
  const long length = BIO_get_mem_data(bytes.get(), &data);
  if (length <= 0) return library_failed();
  return std::string(data, static_cast<std::size_t>(length));
}

Result<std::string> pem_of(X509* certificate) {
  const Bytes out(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_X509(out.get(), certificate) != 1) return library_failed();
  return bytes_of(out);
}

Result<std::string> pem_of(EVP_PKEY* key) {
  const Bytes out(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return library_failed();
  }
  return bytes_of(out);
}

Bytes reading(const std::string& text) {
  return Bytes(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

Result<Certificate> read_certificate(const std::string& pem) {
  Certificate certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  if (!certificate) return fail(ErrorCode::invalid_format, "This is not a certificate in PEM");
  return certificate;
}

Result<Key> read_key(const std::string& pem) {
  Key key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  if (!key) return fail(ErrorCode::invalid_format, "This is not a private key in PEM");
  return key;
}

bool set_serial(X509* certificate) {
  std::array<unsigned char, kSerialBytes> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) return false;
  random[0] = static_cast<unsigned char>((random[0] & 0x3FU) | 0x40U);  // positive, of full length
  const std::unique_ptr<BIGNUM, Release<BIGNUM, BN_free>> number(
      BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr));
  return BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_name(X509_NAME* name, const std::string& common) {
  const auto add = [name](const char* field, const std::string& value) {
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(value.data()),
                                      static_cast<int>(value.size()), -1, 0) == 1;
  };
  return add("O", "Oferta") && add("CN", common);
}

struct Wanted {
  std::string name;
  std::int64_t now_s = 0;
  std::int64_t seconds = 0;
  std::vector<std::pair<int, std::string>> extensions;
};

/// A certificate on `key`, signed by `issuer`, which is itself when there is none.
Result<Certificate> make_certificate(const Wanted& wanted, EVP_PKEY* key, X509* issuer,
                                     EVP_PKEY* issuer_key) {
  Certificate made(X509_new());
  X509* const at = made.get();
  const std::time_t from = wanted.now_s - kClockSlack;
  const std::time_t until = wanted.now_s + wanted.seconds;
  X509* const signer = issuer != nullptr ? issuer : at;
  const bool filled = at != nullptr && X509_set_version(at, X509_VERSION_3) == 1 &&
                      set_serial(at) && set_name(X509_get_subject_name(at), wanted.name) &&
                      X509_set_issuer_name(at, X509_get_subject_name(signer)) == 1 &&
                      X509_set_pubkey(at, key) == 1 &&
                      ASN1_TIME_set(X509_getm_notBefore(at), from) != nullptr &&
                      ASN1_TIME_set(X509_getm_notAfter(at), until) != nullptr;
  if (!filled) return library_failed();
  X509V3_CTX context{};
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, signer, at, nullptr, nullptr, 0);
  for (const auto& [kind, value] : wanted.extensions) {
    const std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION, X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    if (!extension || X509_add_ext(at, extension.get(), -1) != 1) return library_failed();
  }
  if (X509_sign(at, issuer_key, EVP_sha256()) == 0) return library_failed();
  return made;
}

Result<Key> make_key() {
  Key key(EVP_EC_gen("P-256"));
  if (!key) return library_failed();
  return key;
}

std::string joined_names(const MachineNames& names) {
  std::string text;
  for (const std::string& name : names.names) text += ",DNS:" + name;
  for (const std::string& address : names.addresses) text += ",IP:" + address;
  return text.empty() ? text : text.substr(1);
}

/// What a certificate says it is for.
MachineNames names_in(X509* certificate) {
  MachineNames found;
  const AltNames all(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; i < sk_GENERAL_NAME_num(all.get()); ++i) {
    const GENERAL_NAME* const name = sk_GENERAL_NAME_value(all.get(), i);
    const ASN1_STRING* const value = name->type == GEN_DNS ? name->d.dNSName : name->d.iPAddress;
    if (name->type == GEN_DNS) {
      found.names.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                               static_cast<std::size_t>(ASN1_STRING_length(value)));
    } else if (name->type == GEN_IPADD) {
      std::array<char, INET6_ADDRSTRLEN> text{};
      inet_ntop(ASN1_STRING_length(value) == 4 ? AF_INET : AF_INET6, ASN1_STRING_get0_data(value),
                text.data(), text.size());
      found.addresses.emplace_back(text.data());
    }
  }
  std::sort(found.names.begin(), found.names.end());
  std::sort(found.addresses.begin(), found.addresses.end());
  return found;
}

}  // namespace

Result<Authority> make_authority(const std::string& machine, const std::vector<std::string>& names,
                                 std::int64_t now_ms) {
  const std::int64_t now = now_ms / 1000;
  OFERTA_ASSIGN(const Key root_key, make_key());
  OFERTA_ASSIGN(const Key key, make_key());
  OFERTA_ASSIGN(const Certificate root,
                make_certificate({"Oferta on " + machine,
                                  now,
                                  kAuthoritySeconds,
                                  {{NID_basic_constraints, "critical,CA:TRUE,pathlen:1"},
                                   {NID_key_usage, "critical,keyCertSign"},
                                   {NID_subject_key_identifier, "hash"}}},
                                 root_key.get(), nullptr, root_key.get()));
  std::set<std::string> domains(std::begin(kLocalDomains), std::end(kLocalDomains));
  domains.insert(names.begin(), names.end());
  std::string constraints = "critical";
  for (const std::string& domain : domains) constraints += ",permitted;DNS:" + domain;
  OFERTA_ASSIGN(const Certificate intermediate,
                make_certificate({"Oferta on " + machine + ", local network",
                                  now,
                                  kAuthoritySeconds,
                                  {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                   {NID_key_usage, "critical,keyCertSign"},
                                   {NID_ext_key_usage, "serverAuth"},
                                   {NID_name_constraints, constraints + kLocalRanges},
                                   {NID_subject_key_identifier, "hash"},
                                   {NID_authority_key_identifier, "keyid:always"}}},
                                 key.get(), root.get(), root_key.get()));
  Authority made;
  OFERTA_ASSIGN(made.root, pem_of(root.get()));
  OFERTA_ASSIGN(made.intermediate, pem_of(intermediate.get()));
  OFERTA_ASSIGN(made.key, pem_of(key.get()));
  return made;
}

std::string text_of(const Authority& authority) {
  return authority.key + authority.intermediate + authority.root;
}

Result<Authority> read_authority(const std::string& pem) {
  const Bytes in = reading(pem);
  const Key key(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr));
  const Certificate intermediate(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
  const Certificate root(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
  ERR_clear_error();
  if (!key || !intermediate || !root ||
      X509_check_private_key(intermediate.get(), key.get()) != 1 ||
      X509_verify(intermediate.get(), X509_get0_pubkey(root.get())) != 1) {
    ERR_clear_error();
    return fail(ErrorCode::invalid_format, "This is not an authority of Oferta, or it is damaged");
  }
  Authority read;
  OFERTA_ASSIGN(read.root, pem_of(root.get()));
  OFERTA_ASSIGN(read.intermediate, pem_of(intermediate.get()));
  OFERTA_ASSIGN(read.key, pem_of(key.get()));
  return read;
}

Result<bool> allows(const Authority& authority, const std::string& name) {
  OFERTA_ASSIGN(const Certificate intermediate, read_certificate(authority.intermediate));
  const std::unique_ptr<NAME_CONSTRAINTS, Release<NAME_CONSTRAINTS, NAME_CONSTRAINTS_free>>
      constraints(static_cast<NAME_CONSTRAINTS*>(
          X509_get_ext_d2i(intermediate.get(), NID_name_constraints, nullptr, nullptr)));
  if (!constraints) return fail(ErrorCode::invalid_format, "The authority has no constraints");
  const std::string ending = "." + name;
  for (int i = 0; i < sk_GENERAL_SUBTREE_num(constraints->permittedSubtrees); ++i) {
    const GENERAL_NAME* const base =
        sk_GENERAL_SUBTREE_value(constraints->permittedSubtrees, i)->base;
    if (base->type != GEN_DNS) continue;
    const std::string domain(reinterpret_cast<const char*>(ASN1_STRING_get0_data(base->d.dNSName)),
                             static_cast<std::size_t>(ASN1_STRING_length(base->d.dNSName)));
    if (ending.ends_with("." + domain)) return true;
  }
  return false;
}

Result<http::KeyPair> issue(const Authority& authority, const MachineNames& names,
                            std::int64_t now_ms) {
  OFERTA_ASSIGN(const Certificate issuer, read_certificate(authority.intermediate));
  OFERTA_ASSIGN(const Key issuer_key, read_key(authority.key));
  OFERTA_ASSIGN(const Key key, make_key());
  OFERTA_ASSIGN(const Certificate made,
                make_certificate({names.names.empty() ? "Oferta" : names.names.front(),
                                  now_ms / 1000,
                                  kServerSeconds,
                                  {{NID_basic_constraints, "critical,CA:FALSE"},
                                   {NID_key_usage, "critical,digitalSignature"},
                                   {NID_ext_key_usage, "serverAuth"},
                                   {NID_subject_alt_name, joined_names(names)},
                                   {NID_subject_key_identifier, "hash"},
                                   {NID_authority_key_identifier, "keyid:always"}}},
                                 key.get(), issuer.get(), issuer_key.get()));
  http::KeyPair pair;
  OFERTA_ASSIGN(pair.chain, pem_of(made.get()));
  pair.chain += authority.intermediate;
  OFERTA_ASSIGN(pair.key, pem_of(key.get()));
  return pair;
}

bool still_good(const http::KeyPair& keys, const Authority& authority, const MachineNames& names,
                std::int64_t now_ms) {
  const auto certificate = read_certificate(keys.chain);
  const auto issuer = read_certificate(authority.intermediate);
  const auto key = read_key(keys.key);
  if (!certificate || !issuer || !key) return false;
  X509* const at = certificate->get();
  std::time_t later = now_ms / 1000 + kRenewBefore;
  std::time_t now = now_ms / 1000;
  const bool good = X509_check_private_key(at, key->get()) == 1 &&
                    X509_verify(at, X509_get0_pubkey(issuer->get())) == 1 &&
                    X509_cmp_time(X509_get0_notAfter(at), &later) > 0 &&
                    X509_cmp_time(X509_get0_notBefore(at), &now) < 0 && names_in(at) == names;
  ERR_clear_error();
  return good;
}

Result<std::string> root_der(const Authority& authority) {
  OFERTA_ASSIGN(const Certificate root, read_certificate(authority.root));
  const Bytes out(BIO_new(BIO_s_mem()));
  if (i2d_X509_bio(out.get(), root.get()) != 1) return library_failed();
  return bytes_of(out);
}

Result<std::string> fingerprint(const Authority& authority) {
  OFERTA_ASSIGN(const Certificate root, read_certificate(authority.root));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (X509_digest(root.get(), EVP_sha256(), digest.data(), &length) != 1) return library_failed();
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (unsigned i = 0; i < length; ++i) {
    if (i > 0) text += ':';
    text += kDigits[digest[i] >> 4U];
    text += kDigits[digest[i] & 0xFU];
  }
  return text;
}

}  // namespace oferta::server::tls
