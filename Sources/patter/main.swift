import PatterCLI
