import Glibc
import PatterCLI

exit(runPatter(Array(CommandLine.arguments.dropFirst())))
