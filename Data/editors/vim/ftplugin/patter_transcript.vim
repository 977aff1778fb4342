" Transcripts of patter calls.
if exists('b:did_ftplugin') | finish | endif
let b:did_ftplugin = 1
setlocal commentstring=//\ %s comments=:// textwidth=0
setlocal iskeyword=@,48-57,_,-,192-255
let b:undo_ftplugin = 'setlocal commentstring< comments< textwidth< iskeyword<'
