import CFaults
import Glibc
import PatterCLI

// The program as it ships, on a disk that fails as the environment says.
precondition(faults_are_linked() == 1)
exit(runPatter(Array(CommandLine.arguments.dropFirst())))
