" patter call scripts: comments, wrapping, folds by heading, `:make` and `gq`.
if exists('b:did_ftplugin') | finish | endif
let b:did_ftplugin = 1

setlocal commentstring=//\ %s
setlocal comments=://
" A spoken line is one line: it is shown wrapped, never cut.
setlocal textwidth=0 wrap linebreak breakindent
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal iskeyword=@,48-57,_,-,192-255
setlocal include=^\\s*include\\s*:
setlocal suffixesadd=.patter
setlocal formatprg=patter\ format\ --stdin

setlocal foldmethod=expr foldexpr=PatterFold(v:lnum) foldlevel=99

function! PatterFold(number) abort
  let line = getline(a:number)
  return line =~# '^\s*#\{1,3}\s' ? '>' . len(matchstr(line, '^\s*\zs#\+')) : '='
endfunction

compiler patter

let b:undo_ftplugin = 'setlocal commentstring< comments< textwidth< wrap< linebreak< breakindent<'
  \ . ' expandtab< shiftwidth< softtabstop< iskeyword< include< suffixesadd< formatprg<'
  \ . ' foldmethod< foldexpr< makeprg< errorformat<'
