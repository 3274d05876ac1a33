// Checks what a log states with the code of Go's checksum database, which shares none of ours.
//
// Usage: check_log FILE
//
// FILE has a statement a line; hashes, tiles and notes are in base64:
//
//	tree SIZE ROOT                     the root of the tree over the first SIZE records
//	record INDEX SIZE LEAF HASH...     a proof of inclusion
//	prefix OLD SIZE HASH...            a proof of consistency
//	tile LEVEL INDEX WIDTH BYTES       a tile of the tree
//	read INDEX SIZE LEAF               the leaf that the tiles of the tree lead to
//	note KEY NOTE                      a signed checkpoint
//
// Exit codes: 0 everything holds, 1 something does not, 2 the file can not be read.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var roots = map[int64]tlog.Hash{}
var tiles = map[tlog.Tile][]byte{}

func number(text string) int64 {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		panic(err)
	}
	return value
}

func decoded(text string) []byte {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return data
}

func hash(text string) tlog.Hash {
	var found tlog.Hash
	if copy(found[:], decoded(text)) != len(found) {
		panic("a hash has 32 bytes")
	}
	return found
}

func hashes(texts []string) []tlog.Hash {
	var found []tlog.Hash
	for _, text := range texts {
		found = append(found, hash(text))
	}
	return found
}

// served gives tiles from the file.
type served struct{}

func (served) Height() int { return 8 }

func (served) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		data, ok := tiles[tile]
		if !ok {
			return nil, fmt.Errorf("tile %s is missing", tile.Path())
		}
		found = append(found, data)
	}
	return found, nil
}

func (served) SaveTiles([]tlog.Tile, [][]byte) {}

func check(words []string) error {
	switch words[0] {
	case "tree":
		roots[number(words[1])] = hash(words[2])
	case "record":
		size := number(words[2])
		return tlog.CheckRecord(hashes(words[4:]), size, roots[size], number(words[1]),
			hash(words[3]))
	case "prefix":
		old, size := number(words[1]), number(words[2])
		return tlog.CheckTree(hashes(words[3:]), size, roots[size], old, roots[old])
	case "tile":
		tile := tlog.Tile{H: 8, L: int(number(words[1])), N: number(words[2]),
			W: int(number(words[3]))}
		tiles[tile] = decoded(words[4])
	case "read":
		size := number(words[2])
		reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: roots[size]}, served{})
		found, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, number(words[1]))})
		if err == nil && found[0] != hash(words[3]) {
			err = fmt.Errorf("the tiles have another leaf")
		}
		return err
	case "note":
		verifier, err := note.NewVerifier(words[1])
		if err != nil {
			return err
		}
		opened, err := note.Open(decoded(words[2]), note.VerifierList(verifier))
		if err != nil {
			return err
		}
		lines := strings.Split(opened.Text, "\n")
		if len(lines) < 4 || lines[0] != verifier.Name() {
			return fmt.Errorf("the note is no checkpoint of %s", verifier.Name())
		}
		if root, known := roots[number(lines[1])]; known && root != hash(lines[2]) {
			return fmt.Errorf("the checkpoint has another root")
		}
	default:
		panic("a statement is not known: " + words[0])
	}
	return nil
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: check_log FILE")
		os.Exit(2)
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	counts := map[string]int{}
	failures := 0
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		counts[words[0]]++
		if err := check(words); err != nil {
			failures++
			if failures <= 10 {
				fmt.Fprintf(os.Stderr, "%.60s: %v\n", lines.Text(), err)
			}
		}
	}
	if lines.Err() != nil {
		fmt.Fprintln(os.Stderr, lines.Err())
		os.Exit(2)
	}
	fmt.Printf("trees %d records %d prefixes %d tiles %d reads %d notes %d failures %d\n",
		counts["tree"], counts["record"], counts["prefix"], counts["tile"], counts["read"],
		counts["note"], failures)
	if failures > 0 {
		os.Exit(1)
	}
}
