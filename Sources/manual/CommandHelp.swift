/// What `netease-archive --experimental-dump-help` says of the commands: swift-argument-parser's tool info, version 0.
struct ProgramHelp: Decodable {
  var command: CommandHelp
}

struct CommandHelp: Decodable {
  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      enum Kind: String, Decodable {
        case long, short, longWithSingleDash
      }
      var kind: Kind
      var name: String

      /// As it is typed.
      var text: String { (kind == .long ? "--" : "-") + name }
    }

    var kind: Kind
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var defaultValue: String?
    var allValues: [String]?
    var sectionTitle: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
  }

  var commandName: String
  var superCommands: [String]?
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [CommandHelp]?
  var shouldDisplay: Bool
}

extension CommandHelp {
  /// The words that start the command.
  var words: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// The command and all below it, without `help`, in their order.
  var all: [CommandHelp] {
    [self] + (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap(\.all)
  }

  /// What is typed behind the command's own words; `--help` and `--version` are the program's.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay
        && (superCommands == nil
          || !(argument.names ?? []).contains { ["help", "version"].contains($0.name) })
    }
  }
}
