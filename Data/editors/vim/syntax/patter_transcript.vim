" Transcripts of calls: a head, then one act a line, `WHERE ACT`.
if exists('b:current_syntax') | finish | endif

syntax case ignore
syntax match transcriptComment /^\s*\/\/.*$/
syntax match transcriptKey     /^\s*\%(script\|lead\|now\|variant\)\ze\s*:/
syntax match transcriptWhere   /^\s*\k\+\%(\/\k\+\)\?\ze\s\+[<?!"\/]/ nextgroup=transcriptAct skipwhite
syntax match transcriptAct     /[<?!"\/].*$/ contained
      \ contains=transcriptReply,transcriptAsk,transcriptCard,transcriptWords,transcriptCommand
syntax match transcriptReply   /<.*$/ contained
syntax match transcriptAsk     /?\s*\k\+/ contained
syntax match transcriptCard    /!\s*\k\+/ contained
syntax match transcriptWords   /".*$/ contained
syntax match transcriptCommand /\/\%(back\|again\|set\|note\|end\)\>/ contained
syntax match transcriptEnd     /^\s*=>.*$/

highlight default link transcriptComment Comment
highlight default link transcriptKey     Keyword
highlight default link transcriptWhere   Function
highlight default link transcriptReply   Identifier
highlight default link transcriptAsk     PreProc
highlight default link transcriptCard    Exception
highlight default link transcriptWords   String
highlight default link transcriptCommand Statement
highlight default link transcriptEnd     Type

let b:current_syntax = 'patter_transcript'
