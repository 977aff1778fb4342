// GNU readline as the system ships it.
#pragma once
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
