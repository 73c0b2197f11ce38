// Bytes to and from a peer, plain or encrypted, as one type.
//
// Beast and Asio are templates of the stream they speak over. Over this one they are compiled once,
// not once for each kind of stream; a virtual call and a handler on the heap are nothing beside a
// packet.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>
#include <utility>

namespace oferta::server::http {

/// What is to be done once bytes have come or gone: any handler of Asio's, as one type. Asio's own
/// any_completion_handler names an executor that Beast's streams cannot post to.
class Done {
 public:
  using Error = boost::system::error_code;
  using executor_type = boost::asio::any_io_executor;

  template <class Handler>
  Done(Handler handler, const executor_type& otherwise)
      : executor_(boost::asio::get_associated_executor(handler, otherwise)),
        held_(std::make_unique<Held<Handler>>(std::move(handler))) {}

  /// Where it is to be called.
  [[nodiscard]] executor_type get_executor() const noexcept { return executor_; }

  /// Once.
  void operator()(Error error, std::size_t bytes) {
    const std::unique_ptr<Base> held = std::move(held_);
    held->call(error, bytes);
  }

 private:
  struct Base {
    Base() = default;
    Base(const Base&) = delete;
    Base& operator=(const Base&) = delete;
    virtual ~Base() = default;
    virtual void call(Error error, std::size_t bytes) = 0;
  };
  template <class Handler>
  struct Held final : Base {
    explicit Held(Handler given) : handler(std::move(given)) {}
    void call(Error error, std::size_t bytes) override { std::move(handler)(error, bytes); }
    Handler handler;
  };

  executor_type executor_;
  std::unique_ptr<Base> held_;
};

/// An AsyncReadStream and AsyncWriteStream, in the words of Asio.
class Wire {
 public:
  using executor_type = boost::asio::any_io_executor;
  using Error = boost::system::error_code;
  /// What is written at once; of a longer sequence the rest is left for the next write.
  using Pieces = std::array<boost::asio::const_buffer, 16>;

  Wire() = default;
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  virtual ~Wire() = default;

  virtual executor_type get_executor() = 0;
  virtual void read(boost::asio::mutable_buffer room, Done done) = 0;
  virtual void write(const Pieces& pieces, Done done) = 0;

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
        [this](auto handler, const Buffers& rooms) {
          boost::asio::mutable_buffer room;
          for (auto next = boost::asio::buffer_sequence_begin(rooms);
               room.size() == 0 && next != boost::asio::buffer_sequence_end(rooms); ++next) {
            room = *next;
          }
          read(room, Done(std::move(handler), get_executor()));
        },
        token, buffers);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(Error, std::size_t)>(
        [this](auto handler, const Buffers& given) {
          Pieces pieces;
          std::size_t count = 0;
          for (auto next = boost::asio::buffer_sequence_begin(given);
               count < pieces.size() && next != boost::asio::buffer_sequence_end(given); ++next) {
            pieces[count++] = *next;
          }
          write(pieces, Done(std::move(handler), get_executor()));
        },
        token, buffers);
  }
};

/// A wire over a stream of Beast's, which must outlive it.
template <class Stream>
class WireOver final : public Wire {
 public:
  explicit WireOver(Stream& stream) : stream_(stream) {}

  executor_type get_executor() override { return stream_.get_executor(); }
  void read(boost::asio::mutable_buffer room, Done done) override {
    stream_.async_read_some(room, std::move(done));
  }
  void write(const Pieces& pieces, Done done) override {
    stream_.async_write_some(pieces, std::move(done));
  }

 private:
  Stream& stream_;
};

}  // namespace oferta::server::http
