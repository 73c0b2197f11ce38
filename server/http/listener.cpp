#include "server/http/listener.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <chrono>
#include <csignal>
#include <exception>
#include <list>
#include <memory>
#include <optional>
#include <utility>

#include "server/http/wire.h"

namespace oferta::server::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using Tcp = asio::ip::tcp;
using BoostError = boost::system::error_code;

constexpr unsigned kHttp11 = 11;
// A page of this application asks for a dozen files; whoever needs more is not a browser of ours.
constexpr std::size_t kMaxConnections = 256;
constexpr std::uint32_t kMaxHeaderBytes = 16 * 1024;
constexpr std::uint64_t kMostBodyBytes = 16ULL * 1024 * 1024;  // whatever a gate says
constexpr std::chrono::seconds kSendTimeout{60};
constexpr std::chrono::seconds kPatienceAtEnd{3};
constexpr std::size_t kMaxFollowers = 200;  // the rest is for requests
constexpr std::size_t kMostAside = 16;      // two seconds of passwords
constexpr std::chrono::seconds kFollowPause{2};
constexpr std::chrono::seconds kWatchPause{1};
constexpr std::chrono::seconds kHandshakeTimeout{10};  // a phone on a bad network needs two
constexpr std::chrono::seconds kFarewellTimeout{1};
constexpr std::chrono::seconds kKeysPause{5};
constexpr int kPausesBetweenSigns = 7;  // a sign of life lets both sides notice a lost connection

class Listener {
 public:
  Listener(asio::io_context& io, const Patience& patience, const Gate& gate, const Handler& handler,
           const Watch& watch, const std::optional<Security>& security)
      : time_(patience),
        gate_(gate),
        handler_(handler),
        watch_(watch),
        security_(security),
        acceptor_(io),
        patience_(io),
        watch_pause_(io),
        keys_pause_(io) {}

  Result<void> take_keys(const KeyPair& keys) {
    OFERTA_ASSIGN(tls_, make_tls_context(keys));
    return {};
  }

  BoostError listen(const Tcp::endpoint& endpoint) {
    BoostError error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) {
      acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
    }
    if (!error) {
      acceptor_.bind(endpoint, error);
    }
    if (!error) {
      acceptor_.listen(asio::socket_base::max_listen_connections, error);
    }
    return error;
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void start() {
    asio::co_spawn(acceptor_.get_executor(), accept(), asio::detached);
    if (watch_) {
      asio::co_spawn(acceptor_.get_executor(), keep_watch(), asio::detached);
    }
    if (security_) {
      asio::co_spawn(acceptor_.get_executor(), keep_keys(), asio::detached);
    }
  }

  /// Takes no more connections, drops idle ones and waits a little for the others.
  void stop() {
    stopping_ = true;
    BoostError ignored;
    acceptor_.close(ignored);
    watch_pause_.cancel();
    keys_pause_.cancel();
    for (Connection& connection : connections_) {
      if (!connection.busy) {
        connection.stream.cancel();
        connection.pause.cancel();
      }
    }
    patience_.expires_after(kPatienceAtEnd);
    patience_.async_wait([this](const BoostError& error) {
      if (error) {
        return;
      }
      for (Connection& connection : connections_) {
        connection.stream.cancel();
      }
    });
    end_when_idle();
  }

 private:
  struct Connection {
    explicit Connection(Tcp::socket socket)
        : stream(std::move(socket)), pause(stream.get_executor()) {}

    beast::tcp_stream stream;
    asio::steady_timer pause;
    bool fresh = true;     ///< no request has come yet
    bool follows = false;  ///< its answer goes on
    bool busy = false;     ///< a request is being answered
  };
  /// Who is at the other end, and how.
  struct Peer {
    std::string remote;
    bool secure = false;
  };
  using Place = std::list<Connection>::iterator;

  asio::awaitable<void> accept() {
    while (!stopping_) {
      auto [error, socket] = co_await acceptor_.async_accept(asio::as_tuple(asio::use_awaitable));
      if (error == asio::error::operation_aborted || stopping_) {
        break;
      }
      // Above the limit the connection is closed at once; other errors concern one client alone.
      if (error || (connections_.size() >= kMaxConnections && !make_room())) {
        continue;
      }
      const Place place = connections_.emplace(connections_.end(), std::move(socket));
      asio::co_spawn(acceptor_.get_executor(), meet(place), asio::detached);
    }
  }

  /// Gives up who has been connected longest without having asked for anything: connections that
  /// only wait, or shake hands for ever, keep nobody out.
  bool make_room() {
    for (Connection& connection : connections_) {
      if (connection.fresh) {
        connection.fresh = false;
        connection.stream.cancel();
        return true;
      }
    }
    return false;
  }

  asio::awaitable<void> meet(Place place) {
    Connection& connection = *place;
    beast::flat_buffer buffer;
    BoostError unknown;
    const Tcp::endpoint other = connection.stream.socket().remote_endpoint(unknown);
    const std::string remote = unknown ? "" : other.address().to_string();
    WireOver plain(connection.stream);
    if (!security_) {
      co_await converse(connection, plain, buffer, Peer{remote, false});
    } else {
      connection.stream.expires_after(kHandshakeTimeout);
      auto [error, is_tls] = co_await beast::async_detect_ssl(connection.stream, buffer,
                                                              asio::as_tuple(asio::use_awaitable));
      if (!error && is_tls) {
        co_await converse_secretly(connection, buffer, remote);
      } else if (!error) {
        co_await converse(connection, plain, buffer, Peer{remote, false});
      }
    }
    BoostError ignored;
    connection.stream.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    connections_.erase(place);
    end_when_idle();
  }

  asio::awaitable<void> converse_secretly(Connection& connection, beast::flat_buffer& buffer,
                                          const std::string& remote) {
    const std::shared_ptr<asio::ssl::context> context = tls_;  // also when the keys are renewed
    beast::ssl_stream<beast::tcp_stream&> stream(connection.stream, *context);
    auto [error, used] = co_await stream.async_handshake(
        asio::ssl::stream_base::server, buffer.data(), asio::as_tuple(asio::use_awaitable));
    if (error) {
      co_return;
    }
    buffer.consume(used);
    WireOver secret(stream);
    co_await converse(connection, secret, buffer, Peer{remote, true});
    // Told that this is the end, the other side knows that nothing was cut off.
    connection.busy = false;
    connection.stream.expires_after(kFarewellTimeout);
    co_await stream.async_shutdown(asio::as_tuple(asio::use_awaitable));
  }

  asio::awaitable<void> converse(Connection& connection, Wire& stream, beast::flat_buffer& buffer,
                                 const Peer peer) {
    bool keep = true;
    while (keep && !stopping_) {
      bhttp::request_parser<bhttp::string_body> parser;
      parser.header_limit(kMaxHeaderBytes);
      parser.body_limit(kMostBodyBytes);
      connection.stream.expires_after(time_.request);
      auto [read_error, read_bytes] = co_await bhttp::async_read_header(
          stream, buffer, parser, asio::as_tuple(asio::use_awaitable));
      std::optional<Response> refusal = refusal_of(read_error);
      std::optional<Response> too_large;
      if (!read_error) {
        refusal = admit(parser, peer, too_large);
      }
      if (!read_error && !refusal) {
        auto [body_error, body_bytes] =
            co_await bhttp::async_read(stream, buffer, parser, asio::as_tuple(asio::use_awaitable));
        read_error = body_error;
        refusal = read_error == bhttp::error::body_limit && too_large ? std::move(too_large)
                                                                      : refusal_of(read_error);
      }
      connection.busy = true;
      connection.fresh = false;
      if (read_error && !refusal) {
        break;
      }
      const bhttp::request<bhttp::string_body>& request = parser.get();
      keep = !refusal && request.keep_alive() && !stopping_;
      Response answer = refusal ? *refusal : handler_(plain_request(request, peer));
      if (answer.work && worked_aside_ < kMostAside) {
        const std::function<Response()> then = answer.then;
        ++worked_aside_;
        co_await asio::co_spawn(aside_, work_aside(answer.work), asio::use_awaitable);
        --worked_aside_;
        answer = then();
      }
      if (answer.changed) {
        wake_followers();
      }
      if (answer.follow && followers_ < kMaxFollowers) {
        co_await follow(connection, stream, answer);
        break;
      }
      if (answer.follow) {
        answer = Response{503, {{"Retry-After", "30"}}, ""};
      }
      bhttp::response<bhttp::string_body> response =
          message(std::move(answer), request.method() == bhttp::verb::head, keep);
      connection.stream.expires_after(kSendTimeout);
      auto [write_error, written_bytes] =
          co_await bhttp::async_write(stream, response, asio::as_tuple(asio::use_awaitable));
      connection.busy = false;
      keep = keep && !write_error;
    }
  }

  /// Sends the headers and then, until one side ends it, every new text.
  asio::awaitable<void> follow(Connection& connection, Wire& stream, const Response& answer) {
    bhttp::response<bhttp::empty_body> head;
    head.version(kHttp11);
    head.result(answer.status);
    for (const auto& [name, value] : answer.headers) {
      head.set(name, value);
    }
    head.keep_alive(false);
    bhttp::response_serializer<bhttp::empty_body> serializer(head);
    connection.stream.expires_after(kSendTimeout);
    auto [head_error, head_bytes] =
        co_await bhttp::async_write_header(stream, serializer, asio::as_tuple(asio::use_awaitable));
    connection.busy = false;
    connection.follows = true;
    ++followers_;
    std::string last;
    int pauses = 0;
    for (BoostError error = head_error; !error && !stopping_;) {
      const std::optional<std::string> next = answer.follow();
      if (!next) {
        break;
      }
      std::string text = *next != last ? *next : "";
      if (text.empty() && pauses >= kPausesBetweenSigns) {
        text = ":\n\n";
      }
      if (!text.empty()) {
        connection.stream.expires_after(kSendTimeout);
        auto [write_error, written] = co_await asio::async_write(
            stream, asio::buffer(text), asio::as_tuple(asio::use_awaitable));
        error = write_error;
        pauses = 0;
        last = *next;
      }
      if (!error && !stopping_) {
        ++pauses;
        connection.pause.expires_after(kFollowPause);
        co_await connection.pause.async_wait(asio::as_tuple(asio::use_awaitable));
      }
    }
    --followers_;
    connection.follows = false;
  }

  static asio::awaitable<void> work_aside(std::function<void()> work) {
    work();
    co_return;
  }

  asio::awaitable<void> keep_watch() {
    while (!stopping_) {
      watch_pause_.expires_after(kWatchPause);
      co_await watch_pause_.async_wait(asio::as_tuple(asio::use_awaitable));
      if (!stopping_ && followers_ > 0 && watch_()) {
        wake_followers();
      }
    }
  }

  /// Keys that cannot be used leave those there were; who gives them says what is wrong.
  asio::awaitable<void> keep_keys() {
    while (!stopping_) {
      keys_pause_.expires_after(kKeysPause);
      co_await keys_pause_.async_wait(asio::as_tuple(asio::use_awaitable));
      if (!stopping_ && security_->renewed) {
        if (const std::optional<KeyPair> keys = security_->renewed()) {
          static_cast<void>(take_keys(*keys));
        }
      }
    }
  }

  void wake_followers() {
    for (Connection& connection : connections_) {
      if (connection.follows) {
        connection.pause.cancel();
      }
    }
  }

  /// What to answer to a request that could not be read; nothing when nobody listens any more.
  static std::optional<Response> refusal_of(const BoostError& error) {
    const auto refuse = [](unsigned status, const char* text) {
      return Response{status, {{"Content-Type", "text/plain; charset=utf-8"}}, text};
    };
    if (error == bhttp::error::header_limit) {
      return refuse(431, "The request's headers are too long.\n");
    }
    if (error == bhttp::error::body_limit) {
      return refuse(413, "The request is too long.\n");
    }
    if (error && error != bhttp::error::end_of_stream && error != bhttp::error::partial_message &&
        error.category() == make_error_code(bhttp::error::bad_method).category()) {
      return refuse(400, "The request is not HTTP.\n");
    }
    return std::nullopt;
  }

  /// Asks the gate; what the headers say of the body's length is held against the limit at once.
  /// `too_large` is what the gate has to say to a body that turns out too long.
  std::optional<Response> admit(bhttp::request_parser<bhttp::string_body>& parser, const Peer& peer,
                                std::optional<Response>& too_large) const {
    const Request request = plain_request(parser.get(), peer);
    if (security_ && !peer.secure) {
      return security_->plain(request);
    }
    Admission admission = gate_(request);
    if (admission.refusal) {
      return std::move(admission.refusal);
    }
    const auto length = parser.content_length();
    too_large = std::move(admission.too_large);
    if (length && *length > admission.body_limit) {
      return too_large ? too_large : refusal_of(bhttp::error::body_limit);
    }
    parser.body_limit(admission.body_limit);
    return std::nullopt;
  }

  static Request plain_request(const bhttp::request<bhttp::string_body>& request,
                               const Peer& peer) {
    return {std::string(request.method_string()),
            std::string(request.target()),
            std::string(request[bhttp::field::accept]),
            std::string(request[bhttp::field::accept_encoding]),
            std::string(request[bhttp::field::if_none_match]),
            std::string(request[bhttp::field::authorization]),
            std::string(request[bhttp::field::cookie]),
            peer.secure ? "https" : std::string(request["X-Forwarded-Proto"]),
            peer.remote,
            request.body(),
            std::string(request[bhttp::field::host])};
  }

  static bhttp::response<bhttp::string_body> message(Response answer, bool head, bool keep) {
    bhttp::response<bhttp::string_body> response;
    response.version(kHttp11);
    response.result(answer.status);
    for (const auto& [name, value] : answer.headers) {
      response.set(name, value);
    }
    if (answer.status != 304) {
      response.content_length(answer.body.size());
    }
    if (!head) {
      response.body() = std::move(answer.body);
    }
    response.keep_alive(keep);
    return response;
  }

  void end_when_idle() {
    if (stopping_ && connections_.empty()) {
      patience_.cancel();
    }
  }

  const Patience& time_;
  const Gate& gate_;
  const Handler& handler_;
  const Watch& watch_;
  const std::optional<Security>& security_;
  std::shared_ptr<asio::ssl::context> tls_;
  Tcp::acceptor acceptor_;
  asio::steady_timer patience_;
  asio::steady_timer watch_pause_;
  asio::steady_timer keys_pause_;
  std::list<Connection> connections_;
  std::size_t followers_ = 0;
  asio::thread_pool aside_{1};
  std::size_t worked_aside_ = 0;
  bool stopping_ = false;
};

std::string address_of(const Endpoint& endpoint, bool is_v6, bool secure, std::uint16_t port) {
  const std::string host = is_v6 ? "[" + endpoint.host + "]" : endpoint.host;
  return (secure ? "https://" : "http://") + host + ":" + std::to_string(port) + "/";
}

tl::unexpected<Error> cannot_listen(const Endpoint& endpoint, const BoostError& error) {
  if (error == asio::error::address_in_use) {
    return fail(ErrorCode::io, "Port " + std::to_string(endpoint.port) +
                                   " is taken by another program; choose another with --port");
  }
  if (error == asio::error::access_denied) {
    return fail(ErrorCode::io, "Port " + std::to_string(endpoint.port) +
                                   " may be used by root only; choose one above 1023 with --port");
  }
  return fail(ErrorCode::io, "Cannot listen on " + endpoint.host + ": " + error.message());
}

}  // namespace

Result<void> serve(const Endpoint& endpoint, const Patience& patience, const Gate& gate,
                   const Handler& handler, const Watch& watch,
                   const std::optional<Security>& security,
                   const std::function<void(const std::string& address)>& on_ready) {
  BoostError error;
  const asio::ip::address address = asio::ip::make_address(endpoint.host, error);
  if (error) {
    return fail(ErrorCode::invalid_argument,
                "`" + endpoint.host + "` is not a numeric address such as 127.0.0.1");
  }
  asio::io_context io(1);
  Listener listener(io, patience, gate, handler, watch, security);
  if (security) {
    OFERTA_TRY(listener.take_keys(security->keys));
  }
  if ((error = listener.listen({address, endpoint.port}))) {
    return cannot_listen(endpoint, error);
  }
  asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&listener](const BoostError& failed, int) {
    if (!failed) {
      listener.stop();
    }
  });
  listener.start();
  on_ready(address_of(endpoint, address.is_v6(), security.has_value(), listener.port()));
  io.run();
  return {};
}

}  // namespace oferta::server::http
