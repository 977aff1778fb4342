" `:make` checks the script and lists what was found.
let current_compiler = 'patter'

CompilerSet makeprg=patter\ --plain\ check\ %:S
CompilerSet errorformat=
      \%Eerror[%*[^]]]:\ %m,
      \%Wwarning[%*[^]]]:\ %m,
      \%Iadvice[%*[^]]]:\ %m,
      \%Z\ %#-->\ %f:%l:%c,
      \%-C%.%#,
      \%-G%.%#
